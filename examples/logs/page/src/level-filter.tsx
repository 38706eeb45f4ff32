import { count } from "./format";
import type { LogLevel } from "./typewire/channels";

export const levels: readonly LogLevel[] = ["debug", "info", "warn", "error"];

interface Props {
  readonly counts: Readonly<Record<LogLevel, number>>;
  readonly shown: ReadonlySet<LogLevel>;
  readonly onShown: (shown: ReadonlySet<LogLevel>) => void;
}

/** A button for each level, which shows or hides its lines. */
export function LevelFilter({ counts, shown, onShown }: Props) {
  const toggle = (level: LogLevel) => {
    const next = new Set(shown);
    next.delete(level) || next.add(level);
    onShown(next);
  };
  return (
    <fieldset className="levels">
      <legend>Levels</legend>
      {levels.map((level) => (
        <button
          key={level}
          type="button"
          data-level={level}
          aria-pressed={shown.has(level)}
          onClick={() => toggle(level)}
        >
          <b>{level}</b> {count(counts[level])}
        </button>
      ))}
    </fieldset>
  );
}
