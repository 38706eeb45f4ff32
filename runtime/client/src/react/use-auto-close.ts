import { useEffect } from "react";
import type { Store } from "../store/make-store.js";
import type { StoreRunStatus } from "../store/snapshot.js";

const ENDS: readonly StoreRunStatus[] = ["completed", "failed", "cancelled"];

/** Closes a store when a run has come to its end. */
export function useAutoClose(store: Store, isWanted: boolean): void {
  useEffect(() => {
    const close = () => ENDS.includes(store.getSnapshot().runStatus) && store.close();
    return isWanted ? store.subscribe(close) : undefined;
  }, [store, isWanted]);
}
