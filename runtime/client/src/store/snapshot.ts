import type { ChannelInput } from "../channel.js";
import type { RealtimeError } from "../errors.js";
import type { Gap, Placed, RealtimeMessage } from "../message.js";
import type { ConnectionState } from "../state.js";
import type { ChannelTopics } from "./store-options.js";

/** Why nothing comes for now: the page is hidden, or `enabled` is false. What is missed meanwhile comes afterwards. */
export type PauseReason = "hidden" | "disabled";

/**
 * Where a store stands: as its subscription does, or with several channels as the one of them that is worst off. `paused`
 * says why; `reason` is `null` when a subscription itself paused.
 */
export type StoreState =
  | Exclude<ConnectionState, { phase: "paused" }>
  | { readonly phase: "paused"; readonly reason: PauseReason | null };

/** What became of the latest run that the channels told of; `running` from the first sign of life on. */
export type StoreRunStatus = "unknown" | "running" | "completed" | "failed" | "cancelled";

/** What every message has, of whatever kind. */
export interface TopicMessage extends Placed {
  readonly topic: string;
}

/** The messages that a store holds. */
export interface StoreMessages<M extends TopicMessage> {
  /** The latest message of each topic. */
  readonly byTopic: { readonly [T in M["topic"]]?: Extract<M, { readonly topic: T }> };
  /** The latest messages, oldest first: as many as `historyLimit` says. */
  readonly all: readonly M[];
  /** The latest message. */
  readonly last: M | null;
  /** What came with the latest notification that brought messages, all of it, whatever `historyLimit` says. */
  readonly delta: readonly M[];
}

/** What a store knows at one moment. Never changed: what differs in the next one is a new object, the rest the same. */
export interface Snapshot<M extends TopicMessage = RealtimeMessage> {
  readonly state: StoreState;
  readonly messages: StoreMessages<M>;
  readonly runStatus: StoreRunStatus;
  /** What the run returned, when it said so. */
  readonly result: unknown;
  /** Why a channel does not come to be open, or ended. `null` again once it is open. */
  readonly error: RealtimeError | null;
  /** The latest gap: messages that the server no longer had. */
  readonly gap: Gap | null;
  /** How many gaps there were. 0 says that nothing is missing. */
  readonly gaps: number;
  /** The cursor of what has come; with several channels that of the first. */
  readonly lastId: string | null;
  /** The cursors of what has come, by the channel's name. */
  readonly lastIds: Readonly<Record<string, string | null>>;
}

/** A message of one of several channels: a union that narrows on `channel` where names are literal, and on `topic`. */
export type MessageIn<E extends readonly ChannelTopics[]> = {
  [I in keyof E]: E[I] extends { readonly channel: infer C extends ChannelInput; readonly topics: readonly (infer T)[] }
    ? RealtimeMessage<C, T & string>
    : never;
}[number];

/** What is known before anything has come. */
export const NOTHING: Snapshot<never> = {
  state: { phase: "idle" },
  messages: { byTopic: {}, all: [], last: null, delta: [] },
  runStatus: "unknown",
  result: undefined,
  error: null,
  gap: null,
  gaps: 0,
  lastId: null,
  lastIds: {},
};
