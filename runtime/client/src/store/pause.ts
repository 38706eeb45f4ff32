import type { PauseReason } from "./snapshot.js";
import type { StoreSettings } from "./store-options.js";

/** Why nothing should come now, if so. */
export function pauseReason({ enabled = true, pauseOnHidden = true }: StoreSettings): PauseReason | null {
  const isHidden = pauseOnHidden && globalThis.document?.visibilityState === "hidden";
  return enabled ? (isHidden ? "hidden" : null) : "disabled";
}

/** Calls `task` when the page is hidden or seen again, where there is one. Returns what stops it. */
export function onVisibility(task: () => void): () => void {
  const page = globalThis.document;
  page?.addEventListener("visibilitychange", task);
  return () => page?.removeEventListener("visibilitychange", task);
}
