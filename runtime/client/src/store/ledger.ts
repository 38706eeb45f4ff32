import type { Gap, RealtimeMessage } from "../message.js";
import type { RunUpdate } from "../run.js";
import { NOTHING, type Snapshot, type StoreMessages, type StoreRunStatus } from "./snapshot.js";

/** What has come, as a snapshot shows it. */
type Kept = Pick<Snapshot, "messages" | "runStatus" | "result" | "gap" | "gaps">;

/** Takes down what comes; messages only as they are, until they are read. */
export interface Ledger {
  message(message: RealtimeMessage): void;
  /** @returns whether the run is over */
  run(update: RunUpdate): boolean;
  gap(gap: Gap): void;
  /** A sign of life: of a run, when nothing else is known of one. */
  alive(): void;
  reset(): void;
  read(historyLimit: number | null): Kept;
}

const STATUSES: readonly string[] = ["running", "completed", "failed", "cancelled"] satisfies StoreRunStatus[];

export function makeLedger(): Ledger {
  let kept: Kept = NOTHING;
  let arrived: RealtimeMessage[] = [];

  const ledger: Ledger = {
    message(message) {
      arrived.push(message);
      ledger.alive();
    },
    run(update) {
      const status = update.status.toLowerCase();
      const isKnown = STATUSES.includes(status);
      kept = {
        ...kept,
        ...(isKnown && { runStatus: status as StoreRunStatus }),
        ...("result" in update && { result: update.result }),
      };
      return isKnown && status !== "running";
    },
    gap(gap) {
      kept = { ...kept, gap, gaps: kept.gaps + 1 };
    },
    alive() {
      if (kept.runStatus === "unknown") {
        kept = { ...kept, runStatus: "running" };
      }
    },
    reset() {
      kept = NOTHING;
      arrived = [];
    },
    read(historyLimit) {
      if (arrived.length > 0) {
        kept = { ...kept, messages: grown(kept.messages, arrived, historyLimit) };
        arrived = [];
      }
      return kept;
    },
  };
  return ledger;
}

function grown(
  before: Snapshot["messages"],
  delta: readonly RealtimeMessage[],
  limit: number | null,
): StoreMessages<RealtimeMessage> {
  const byTopic: Record<string, RealtimeMessage | undefined> = { ...before.byTopic };
  for (const message of delta) {
    byTopic[message.topic] = message;
  }
  const all = [...before.all, ...delta];
  const surplus = limit === null ? 0 : Math.max(0, all.length - limit);
  return { byTopic, all: surplus === 0 ? all : all.slice(surplus), last: delta.at(-1) ?? null, delta };
}
