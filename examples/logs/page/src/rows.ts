import type { LogLevel, LogLine } from "./typewire/channels";

/** What the log shows, one below the other: a line, or the place of lines that this page does not have. */
export type Row =
  | { readonly kind: "line"; readonly line: LogLine }
  | { readonly kind: "missing"; readonly from: number; readonly to: number };

/** The lines that pass, and every hole between the lines as they were numbered. */
export function rowsOf(lines: readonly LogLine[], passes: (line: LogLine) => boolean): readonly Row[] {
  const rows: Row[] = [];
  let next = 1;
  for (const line of lines) {
    if (line.number > next) {
      rows.push({ kind: "missing", from: next, to: line.number - 1 });
    }
    if (passes(line)) {
      rows.push({ kind: "line", line });
    }
    next = line.number + 1;
  }
  return rows;
}

/** How many lines went missing since the page joined; what was written before is not counted. */
export function lost(lines: readonly LogLine[]): number {
  const first = lines[0];
  const last = lines.at(-1);
  return first === undefined || last === undefined ? 0 : last.number - first.number + 1 - lines.length;
}

/** How many lines there are of each level. */
export function countLevels(lines: readonly LogLine[]): Readonly<Record<LogLevel, number>> {
  const counts = { debug: 0, info: 0, warn: 0, error: 0 };
  for (const { level } of lines) {
    counts[level] += 1;
  }
  return counts;
}
