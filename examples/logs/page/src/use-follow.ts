import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Keeps to the end of a box that grows there, until somebody scrolls up. */
export interface Follow {
  readonly isFollowing: boolean;
  /** How many lines have come since the pause; 0 while following. */
  readonly unseen: number;
  readonly pause: () => void;
  /** Goes to the end, and stays there. */
  readonly resume: () => void;
}

const NEAR = 4; // pixels: a fraction of one is lost where the page is zoomed

/**
 * Follows the end of a box.
 *
 * @param content another one whenever the box may have another height
 * @param length how many lines have come
 */
export function useFollow(box: RefObject<HTMLElement | null>, content: unknown, length: number): Follow {
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const latest = useRef(0);
  const top = useRef(0);
  const isFollowing = pausedAt === null;

  const pause = useCallback(() => setPausedAt((before) => before ?? latest.current), []);
  const resume = useCallback(() => setPausedAt(null), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `content` says that there may be a new end
  useLayoutEffect(() => {
    latest.current = length;
    if (isFollowing && box.current !== null) {
      box.current.scrollTop = box.current.scrollHeight;
      top.current = box.current.scrollTop;
    }
  }, [box, content, length, isFollowing]);

  useEffect(() => {
    const element = box.current;
    if (element === null) {
      return;
    }
    const onScroll = () => {
      const isAtEnd = element.scrollHeight - element.clientHeight - element.scrollTop < NEAR;
      if (element.scrollTop < top.current - NEAR && !isAtEnd) {
        pause();
      }
      top.current = element.scrollTop;
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => element.removeEventListener("scroll", onScroll);
  }, [box, pause]);

  return { isFollowing, unseen: isFollowing ? 0 : length - pausedAt, pause, resume };
}
