import { useMemo, useState } from "react";
import { levels } from "./level-filter";
import { type Row, rowsOf } from "./rows";
import { matchesIn, patternOf } from "./search";
import type { LogLevel, LogLine } from "./typewire/channels";

/** What of the log is shown, what is searched in it, and what comes of that. */
export interface ShownRows {
  readonly rows: readonly Row[];
  readonly shown: ReadonlySet<LogLevel>;
  readonly setShown: (shown: ReadonlySet<LogLevel>) => void;
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly pattern: RegExp | null;
  readonly onlyMatches: boolean;
  readonly setOnlyMatches: (only: boolean) => void;
  /** The numbers of the lines that were found. */
  readonly matches: readonly number[];
  /** The line at which the search stands; another object when it is to be shown again. */
  readonly stand: { readonly line: number } | null;
  readonly setStand: (stand: { readonly line: number }) => void;
}

/** Chooses from the lines what is shown, and searches it. */
export function useShownRows(lines: readonly LogLine[]): ShownRows {
  const [shown, setShown] = useState<ReadonlySet<LogLevel>>(new Set(levels));
  const [words, setWords] = useState("");
  const [onlyMatches, setOnlyMatches] = useState(false);
  const [stand, setStand] = useState<{ readonly line: number } | null>(null);

  const pattern = useMemo(() => patternOf(words), [words]);
  const rows = useMemo(
    () => rowsOf(lines, ({ level, text }) => shown.has(level) && (!onlyMatches || (pattern?.test(text) ?? true))),
    [lines, shown, onlyMatches, pattern],
  );
  const matches = useMemo(() => matchesIn(rows, pattern), [rows, pattern]);

  return {
    rows,
    shown,
    setShown,
    words,
    setWords(next) {
      setWords(next);
      setStand(null);
    },
    pattern,
    onlyMatches,
    setOnlyMatches(only) {
      setOnlyMatches(only);
      setStand(stand && { ...stand });
    },
    matches,
    stand,
    setStand,
  };
}
