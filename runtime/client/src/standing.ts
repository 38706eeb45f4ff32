import type { ConnectionState } from "./state.js";

/** Where a subscription stands: what its feed and its inbox find out, each of its own. */
export interface Standing {
  /** The feed's: where it stands now. */
  state: ConnectionState;
  /** The feed's: the version of the server's contract, once acknowledged. */
  contract: string | null;
  /** The inbox's: the cursor of what the consumer has taken. Resuming from here repeats nothing and leaves nothing out. */
  lastId: string | null;
  /** The inbox's: how many gaps there were up to `lastId`. */
  gaps: number;
}
