import type { Row } from "./rows";

/** Finds the words, whatever their case, with the words themselves as a group. Null for no words. */
export function patternOf(words: string): RegExp | null {
  return words === "" ? null : new RegExp(`(${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")})`, "i");
}

/** The numbers of the lines whose text fits, from top to bottom. */
export function matchesIn(rows: readonly Row[], pattern: RegExp | null): readonly number[] {
  const matches: number[] = [];
  for (const row of rows) {
    if (pattern !== null && row.kind === "line" && pattern.test(row.line.text)) {
      matches.push(row.line.number);
    }
  }
  return matches;
}

/** The next match after a line, around the end if need be; undefined if there is none. */
export function nextMatch(matches: readonly number[], line: number): number | undefined {
  return matches.find((match) => match > line) ?? matches[0];
}

/** The same backwards. */
export function previousMatch(matches: readonly number[], line: number): number | undefined {
  return matches.filter((match) => match < line).at(-1) ?? matches.at(-1);
}
