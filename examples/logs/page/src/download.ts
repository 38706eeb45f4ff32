import type { LogLine } from "./typewire/channels";

/** Saves the lines that the page has as a text file. */
export function download(name: string, lines: readonly LogLine[]): void {
  const text = lines.map((line) => `${written(line)}\n`);
  const address = URL.createObjectURL(new Blob(text, { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}

/** `17 2026-11-26T14:03:09.120Z WARN test: …` */
function written({ number, level, source, text, ts }: LogLine): string {
  return `${number} ${new Date(ts).toISOString()} ${level.toUpperCase()} ${source}: ${text}`;
}
