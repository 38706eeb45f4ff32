import type { RealtimeMessage } from "@typewire/client";
import type { Decision, Prompt, refundsChannel } from "./typewire/channels";

export type RefundMessage = RealtimeMessage<typeof refundsChannel, "asked" | "decided" | "done">;

/** A question that waits for an answer, or one that has it. */
export interface Refund {
  readonly prompt: Prompt;
  readonly decision?: Decision;
  /** What the job did then. */
  readonly outcome?: string;
}

/** Puts the refunds together, in the order in which their jobs asked. Told again, as after a restart, it is the same. */
export function refundsOf(messages: readonly RefundMessage[]): Refund[] {
  const refunds = new Map<string, Refund>();
  const change = (id: string, news: Partial<Refund>) => {
    const known = refunds.get(id);
    if (known !== undefined) {
      refunds.set(id, { ...known, ...news });
    }
  };
  for (const message of messages) {
    if (message.topic === "asked") {
      const prompt = message.data;
      refunds.set(prompt.refundId, { ...refunds.get(prompt.refundId), prompt });
    } else if (message.topic === "decided") {
      change(message.data.refundId, { decision: message.data });
    } else {
      change(message.data.refundId, { outcome: message.data.text });
    }
  }
  return [...refunds.values()];
}

/** Who decided what, as a sentence. */
export function verdictOf({ verdict, by }: Decision): string {
  return by === undefined ? "Nobody answered in time" : `${by} ${verdict} it`;
}
