import type { Token } from "@typewire/client";
import { call, token } from "typewire-example-page/back-end";
import type { Decision } from "./typewire/channels";

export const refundsToken = (): Promise<Token> => token("/api/token");

export const openRefund = (wish: { customer: string; amountInCents: number; reason: string }): Promise<unknown> =>
  call("POST", "/api/refunds", wish);

/** Answers a job's question. Refused if somebody else was first. */
export const decide = (refundId: string, verdict: "approved" | "declined", note: string): Promise<Decision> =>
  call("POST", `/api/refunds/${encodeURIComponent(refundId)}/decision`, { verdict, note });
