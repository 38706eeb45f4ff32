import { useRef, useSyncExternalStore } from "react";
import type { Store } from "../store/make-store.js";
import type { Snapshot } from "../store/snapshot.js";
import { type RealtimeView, viewOf } from "./view.js";

interface Selection<Selected> {
  readonly snapshot: Snapshot;
  readonly select: (view: RealtimeView) => Selected;
  readonly selected: Selected;
}

/** Shows what `select` picks from a store, and renders when that is another. */
export function useSelection<Selected>(store: Store, select: (view: RealtimeView) => Selected): Selected {
  const latest = useRef<Selection<Selected> | null>(null);
  const read = () => {
    const snapshot = store.getSnapshot();
    const before = latest.current;
    if (before?.snapshot === snapshot && before.select === select) {
      return before.selected;
    }
    const picked = select(viewOf(snapshot, store.reset));
    const selected = before !== null && isSame(before.selected, picked) ? before.selected : picked;
    latest.current = { snapshot, select, selected };
    return selected;
  };
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Whether two values are the same, or plain collections of the same values. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (!isCollection(a) || !isCollection(b) || Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && Object.is(a[key], b[key]))
  );
}

function isCollection(value: unknown): value is Record<string, unknown> {
  const prototype = typeof value === "object" && value !== null ? Object.getPrototypeOf(value) : undefined;
  return prototype === Object.prototype || prototype === Array.prototype;
}
