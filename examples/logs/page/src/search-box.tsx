import { type KeyboardEvent, useEffect, useRef } from "react";
import { count } from "./format";
import { nextMatch, previousMatch } from "./search";

interface Props {
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** The numbers of the lines that were found. */
  readonly matches: readonly number[];
  /** The one at which the search stands; null for none. */
  readonly stand: number | null;
  readonly onStand: (line: number) => void;
}

/** Looks for words: Enter goes to the next match, Shift+Enter back, Escape ends it, and "/" begins it. */
export function SearchBox({ words, onWords, matches, stand, onStand }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useSlash(() => field.current?.focus());

  // From nowhere, the next match is the first and the previous one the last.
  const go = (line: number | undefined) => line !== undefined && onStand(line);
  const next = () => go(nextMatch(matches, stand ?? 0));
  const previous = () => go(previousMatch(matches, stand ?? Number.POSITIVE_INFINITY));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      event.shiftKey ? previous() : next();
    } else if (event.key === "Escape") {
      onWords("");
    }
  };

  return (
    <search className="search">
      <input
        ref={field}
        type="search"
        aria-label="Search the log"
        placeholder="Search  ( / )"
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <output className="found" aria-label="Matches">
        {words === "" ? "" : placeOf(matches, stand)}
      </output>
      <button type="button" onClick={previous} disabled={matches.length === 0} aria-label="Previous match">
        <Arrow path="M3 10l5-5 5 5" />
      </button>
      <button type="button" onClick={next} disabled={matches.length === 0} aria-label="Next match">
        <Arrow path="M3 6l5 5 5-5" />
      </button>
    </search>
  );
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

function placeOf(matches: readonly number[], stand: number | null): string {
  const place = stand === null ? 0 : 1 + matches.indexOf(stand);
  return place === 0 ? `${count(matches.length)} found` : `${count(place)} of ${count(matches.length)}`;
}

/** Calls the task when "/" is typed outside of a field. */
function useSlash(task: () => void): void {
  const latest = useRef(task);
  latest.current = task;
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key === "/" && !(event.target instanceof HTMLInputElement)) {
        event.preventDefault();
        latest.current();
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
