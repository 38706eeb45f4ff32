import { memo } from "react";
import { count, time } from "./format";
import type { Row } from "./rows";
import type { LogLine } from "./typewire/channels";

interface Props {
  readonly row: Row;
  /** Where it stands, in pixels from the top. */
  readonly top: number;
  /** Its place among all rows, from 1: the page holds a few of them. */
  readonly place: number;
  readonly pattern: RegExp | null;
  /** Whether the search stands here. */
  readonly isStand: boolean;
}

/** One row of the log. It is drawn again only if something of it has changed. */
export const LogRow = memo(function LogRow({ row, top, place, pattern, isStand }: Props) {
  // The size -1 says that there are more than the page holds; how many changes all the time.
  const inList = { "aria-posinset": place, "aria-setsize": -1, style: { transform: `translateY(${top}px)` } };
  return row.kind === "line" ? (
    <li data-line={row.line.number} data-level={row.line.level} aria-current={isStand || undefined} {...inList}>
      <Columns line={row.line} pattern={pattern} />
    </li>
  ) : (
    <li className="missing" data-missing={`${row.from}-${row.to}`} {...inList}>
      {missing(row.from, row.to)}
    </li>
  );
});

function Columns({ line, pattern }: { readonly line: LogLine; readonly pattern: RegExp | null }) {
  return (
    <>
      <span className="number">{line.number}</span>
      <time dateTime={new Date(line.ts).toISOString()}>{time(line.ts)}</time>
      <span className="level">{line.level}</span>
      <span className="source">{line.source}</span>
      <span className="text">{pattern === null ? line.text : marked(line.text, pattern)}</span>
    </>
  );
}

/** The text with its matches marked: split by a pattern with a group, every second piece is one. */
function marked(text: string, pattern: RegExp) {
  return text.split(pattern).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is what it is by its place
    index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece,
  );
}

function missing(from: number, to: number): string {
  const lines = from === to ? `Line ${count(from)}` : `Lines ${count(from)} to ${count(to)}`;
  return from === 1
    ? `${lines}: written before this page joined`
    : `${lines}: missing, since this page was away for longer than the channel's history reaches`;
}
