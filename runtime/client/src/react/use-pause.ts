import { useEffect } from "react";
import type { Store } from "../store/make-store.js";

/** When a hook pauses. */
export interface PauseOptions {
  /** Whether to follow at all. By default true; false pauses. */
  readonly enabled?: boolean | undefined;
  /** Whether to pause while the page is hidden. By default true. What is missed comes when it is seen again. */
  readonly pauseOnHidden?: boolean | undefined;
}

/** Pauses a store while the hook is not enabled or the page is hidden. */
export function usePause(store: Store, { enabled = true, pauseOnHidden = true }: PauseOptions): void {
  useEffect(() => {
    const page = globalThis.document;
    const settle = () => {
      const isHidden = pauseOnHidden && page?.visibilityState === "hidden";
      store.pause(enabled ? (isHidden ? "hidden" : null) : "disabled");
    };
    settle();
    page?.addEventListener("visibilitychange", settle);
    return () => page?.removeEventListener("visibilitychange", settle);
  }, [store, enabled, pauseOnHidden]);
}
