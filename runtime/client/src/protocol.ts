import { RealtimeError, type Retry } from "./errors.js";

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
  readonly after?: string | undefined;
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

const PLACED = /^(run|data|raw|chunk|datastream-start|datastream-end)$/;
const MESSAGE = /^(data|raw|chunk|datastream-start|datastream-end)$/;

/** Field → the kinds that must have it, as a string. */
const NEEDED: Readonly<Record<string, RegExp>> = {
  kind: /^/,
  cursor: /^(gap|subscribed)$/,
  id: PLACED,
  channel: PLACED,
  created_at: PLACED,
  topic: MESSAGE,
  stream_id: /^(chunk|datastream-start|datastream-end)$/,
};

/** Whether a frame is a message of a topic. */
export const isMessage = (frame: ServerFrame): frame is MessageFrame => MESSAGE.test(frame.kind);

/**
 * Reads one frame of the server: its text, or what came out of it. What is no frame, or does not say where it belongs, is
 * read as the error `FRAME_MALFORMED`.
 */
export function parseFrame(text: unknown): ServerFrame {
  let frame: Record<string, unknown> = {};
  try {
    frame = Object(typeof text === "string" ? JSON.parse(text) : text);
  } catch {
    // no frame
  }
  const { kind } = frame as { kind: string };
  const missing = Object.keys(NEEDED).find((field) => NEEDED[field]?.test(kind) && typeof frame[field] !== "string");
  return missing
    ? {
        kind: "error",
        code: "FRAME_MALFORMED",
        message: `No "${missing}".`,
        retry: "never",
      }
    : (frame as unknown as ServerFrame);
}

/** What a closed socket says: nothing if it was cut. */
interface CloseEvent {
  readonly code?: number;
  readonly reason?: string;
}

/** What to do, by the hundreds of a close code from 4000 on. */
const RETRIES: readonly Retry[] = ["now", "new-token", "later", "never"];

/** The error that an error frame carries; a `retry` of a later version of the protocol counts as `later`. */
export const frameError = ({ code, message, retry }: Omit<ErrorFrame, "kind">): RealtimeError =>
  new RealtimeError({ code, message, retry: RETRIES.includes(retry) ? retry : "later" });

/** The error that a closed socket stands for, by the range of its close code. */
export function closeError({ code, reason }: CloseEvent): RealtimeError {
  // Of the standard codes those that coming back cannot cure: our frames were no good.
  const hundreds = /^100[23789]$/.test(`${code}`) ? 43 : Math.floor((code as number) / 100);
  return frameError({
    code: /^[A-Z_]+$/.test(reason as string) ? (reason as string) : "CONNECTION_CLOSED",
    message: `Closed: ${code} "${reason}".`,
    retry: RETRIES[hundreds - 40] as Retry,
  });
}
