import type { Placed } from "./message.js";

/** What can become of a run; a later server may know more. */
export type RunStatus = "running" | "completed" | "failed" | "cancelled" | (string & {});

/** What became of a run of the back end: of the one that `runId` names. */
export interface RunUpdate extends Placed {
  readonly status: RunStatus;
  /** What the run returned, when it says so. */
  readonly result?: unknown;
}
