import { failure, type RealtimeError, type Retry } from "./errors.js";

/** The WebSocket subprotocol: the frames below, see the gateway's PROTOCOL.md. */
export const PROTOCOL = "typewire.v1";

/** What a client sends. */
export type ClientFrame = SubFrame | UnsubFrame | RenewFrame | { readonly kind: "ping" };

export interface SubFrame {
  readonly kind: "sub";
  readonly sub: string;
  readonly token: string;
  readonly channel: string;
  readonly topics: readonly string[];
  readonly after?: string;
}

export interface UnsubFrame {
  readonly kind: "unsub";
  readonly sub: string;
}

export interface RenewFrame {
  readonly kind: "renew";
  readonly sub: string;
  readonly token: string;
}

/** What all that has a place in a channel has, as it comes over the wire. */
export interface PlacedFrame {
  readonly sub?: string;
  readonly id: string;
  readonly channel: string;
  readonly created_at: string;
  readonly run_id?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A message by itself. */
export interface DataFrame extends PlacedFrame {
  readonly kind: "data";
  readonly topic: string;
  readonly data: unknown;
}

/** A part of a chunk stream. */
export interface StreamFrame extends PlacedFrame {
  readonly kind: "datastream-start" | "chunk" | "datastream-end";
  readonly topic: string;
  /** Of a chunk: its payload. */
  readonly data: unknown;
  readonly stream_id: string;
  /** Of an end: why the stream is not whole. */
  readonly error?: string;
}

/** Teed bytes: a string where they are UTF-8. */
export interface RawFrame extends PlacedFrame {
  readonly kind: "raw";
  readonly topic: string;
  readonly data: string | { readonly base64: string };
}

/** A message of a topic. */
export type MessageFrame = DataFrame | StreamFrame | RawFrame;

/** What became of a run. */
export interface RunFrame extends PlacedFrame {
  readonly kind: "run";
  readonly data: { readonly status: string; readonly result?: unknown };
}

/** The subscription stands. */
export interface SubscribedFrame {
  readonly kind: "subscribed";
  readonly sub?: string;
  readonly cursor: string;
  readonly recovered: boolean;
  readonly contract?: string;
  readonly renewInMs?: number;
}

/** The server itself lost messages. */
export interface GapFrame {
  readonly kind: "gap";
  readonly sub?: string;
  readonly channel: string;
  readonly cursor: string;
}

/** The client was too slow for a topic that leaves messages out. */
export interface DroppedFrame {
  readonly kind: "dropped";
  readonly sub?: string;
  readonly channel: string;
  readonly topic: string;
  readonly count: number;
}

/** A subscription ended or did not start; without `sub`, a frame could not be used. */
export interface ErrorFrame {
  readonly kind: "error";
  readonly sub?: string;
  readonly code: string;
  readonly message: string;
  readonly retry: Retry;
}

/** What stands in the order of a channel. */
export type ChannelFrame = MessageFrame | RunFrame | SubscribedFrame | GapFrame | DroppedFrame;

/** What a server sends about subscriptions. */
export type FeedFrame =
  | ChannelFrame
  | ErrorFrame
  | { readonly kind: "live" | "unsubscribed"; readonly sub: string }
  | { readonly kind: "renewed"; readonly sub: string; readonly renewInMs?: number };

/** What a server sends. */
export type ServerFrame =
  | FeedFrame
  | { readonly kind: "closing"; readonly retryInMs: number }
  | { readonly kind: "pong" };

// Kind → the fields that it must have.
const PLACED = "id channel created_at data ";
const MESSAGE = `${PLACED}topic `;
const STREAM = `${MESSAGE}stream_id`;
const REQUIRED: Readonly<Record<ServerFrame["kind"], string>> = {
  subscribed: "cursor recovered",
  data: MESSAGE,
  "datastream-start": STREAM,
  chunk: STREAM,
  "datastream-end": STREAM,
  raw: MESSAGE,
  run: PLACED,
  live: "sub",
  gap: "channel cursor",
  dropped: "channel topic count",
  unsubscribed: "sub",
  renewed: "sub",
  error: "code message retry",
  closing: "retryInMs",
  pong: "",
};

// Type → the fields that have it, in whatever kind they stand.
const TYPES = {
  string: "sub id channel created_at run_id topic stream_id error cursor contract code message retry",
  number: "renewInMs retryInMs count",
  boolean: "recovered",
  object: "metadata",
};

/**
 * Reads one frame of the server.
 *
 * @param sub the subscription that it is for, if it came on a way of its own
 * @returns the frame, or `null` for a kind that this version does not know
 * @throws {@link RealtimeError} `FRAME_MALFORMED` for anything that is not a frame, or lacks a field of its kind
 */
export function parseFrame(text: unknown, sub?: string): ServerFrame | null {
  let frame: Record<string, unknown> | null = null;
  try {
    frame = JSON.parse(text as string);
  } catch {
    // no frame
  }
  const kind = frame?.kind;
  if (!frame || typeof kind !== "string") {
    throw malformed("no frame");
  }
  if (!Object.hasOwn(REQUIRED, kind)) {
    return null;
  }
  const missing = REQUIRED[kind as ServerFrame["kind"]].split(" ").find((field) => field && frame[field] === undefined);
  const wrong = Object.entries(TYPES)
    .flatMap(([type, fields]) => fields.split(" ").filter((field) => !hasType(frame[field], type)))
    .concat(kind === "run" && !hasType(frame.data, "object") ? "data" : [])[0];
  if (missing ?? wrong) {
    throw malformed(`a "${kind}" frame without a usable "${missing ?? wrong}"`);
  }
  return (sub ? { ...frame, sub } : frame) as unknown as ServerFrame;
}

/** Whether a frame is a message of a topic. */
export const isMessage = (frame: ServerFrame): frame is MessageFrame => REQUIRED[frame.kind].startsWith(MESSAGE);

const RETRIES: readonly string[] = ["now", "new-token", "later", "never"] satisfies Retry[];

/** The error that an error frame carries; a `retry` of a later version of the protocol counts as `later`. */
export const frameError = ({ code, message, retry }: ErrorFrame): RealtimeError =>
  failure(code, message, RETRIES.includes(retry) ? retry : "later");

// Standard close codes that coming back cannot cure: our frames were not acceptable.
const HOPELESS: readonly number[] = [1002, 1003, 1007, 1008, 1009];

/** The error that a closed socket stands for, by the range of its close code. */
export function closeError(code = 1006, reason = ""): RealtimeError {
  const range = Math.floor(code / 100);
  const retry =
    range === 40 ? "now" : range === 41 ? "new-token" : range === 43 || HOPELESS.includes(code) ? "never" : "later";
  const name = /^[A-Z][A-Z_]+$/.test(reason) ? reason : "CONNECTION_CLOSED";
  return failure(name, `The connection was closed with code ${code}${reason && `: ${reason}`}.`, retry);
}

const hasType = (value: unknown, type: string) => value === undefined || (value !== null && typeof value === type);

const malformed = (what: string) => failure("FRAME_MALFORMED", `The server sent ${what}.`);
