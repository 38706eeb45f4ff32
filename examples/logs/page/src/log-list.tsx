import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";
import { LogRow } from "./log-row";
import type { Row } from "./rows";

interface Props {
  /** The box that scrolls. */
  readonly box: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  readonly pattern: RegExp | null;
  /** The line to show, and to mark; another object shows it again. */
  readonly stand: { readonly line: number } | null;
}

const ROW_HEIGHT = 22; // pixels, as in the style sheet

/** The log, of which only the rows in view are in the page. */
export function LogList({ box, rows, pattern, stand }: Props) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that come are no reason to go there again
  useEffect(() => {
    const index = rows.findIndex((row) => row.kind === "line" && row.line.number === stand?.line);
    if (index >= 0) {
      virtual.scrollToIndex(index, { align: "center" });
    }
  }, [stand]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with the keyboard
    <section className="log" ref={box} tabIndex={0} aria-label="Log">
      <ol style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row !== undefined && (
              <LogRow
                key={index}
                row={row}
                top={start}
                place={index + 1}
                pattern={pattern}
                isStand={row.kind === "line" && row.line.number === stand?.line}
              />
            )
          );
        })}
      </ol>
    </section>
  );
}
