import type { ConnectionState } from "../state.js";
import type { PauseReason, StoreState } from "./snapshot.js";

// The worst comes first.
const PHASES: readonly ConnectionState["phase"][] = ["waiting", "connecting", "idle", "paused", "open", "closed"];

/** What several channels say of themselves together: what the one that is worst off says. */
export function storeState(states: readonly ConnectionState[], pause: PauseReason | null): StoreState {
  const isOver = states.length > 0 && states.every(({ phase }) => phase === "closed");
  if (pause !== null && !isOver) {
    return { phase: "paused", reason: pause };
  }
  const [worst = { phase: "idle" }] = [...states].sort((a, b) => rank(a) - rank(b));
  return worst.phase === "paused" ? { phase: "paused", reason: null } : worst;
}

function rank(state: ConnectionState): number {
  return state.phase === "closed" && state.cause !== null ? -1 : PHASES.indexOf(state.phase);
}
