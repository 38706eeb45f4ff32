import { RealtimeError, type Retry } from "./errors.js";

/** The WebSocket subprotocol: the frames below, see the gateway's PROTOCOL.md. */
export const PROTOCOL = "typewire.v1";

/** What a client sends. */
export type ClientFrame =
  | {
      readonly kind: "sub";
      readonly sub: string;
      readonly token: string;
      readonly channel: string;
      readonly topics: readonly string[];
      readonly after?: string;
    }
  | { readonly kind: "unsub"; readonly sub: string }
  | { readonly kind: "renew"; readonly sub: string; readonly token: string };

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

/** A message of a topic. */
export type MessageFrame = DataFrame | StreamFrame;

/** What became of a run. */
export interface RunFrame extends PlacedFrame {
  readonly kind: "run";
  readonly data: { readonly status: string; readonly result?: unknown };
}

/** What a server sends about subscriptions. */
export type FeedFrame =
  | {
      readonly kind: "subscribed";
      readonly sub: string;
      readonly cursor: string;
      readonly recovered: boolean;
      readonly contract?: string;
      readonly renewInMs?: number;
    }
  | MessageFrame
  | RunFrame
  | { readonly kind: "live"; readonly sub: string }
  | { readonly kind: "gap"; readonly sub?: string; readonly channel: string; readonly cursor: string }
  | { readonly kind: "unsubscribed"; readonly sub: string }
  | { readonly kind: "renewed"; readonly sub: string; readonly renewInMs?: number }
  | {
      readonly kind: "error";
      readonly sub?: string;
      readonly code: string;
      readonly message: string;
      readonly retry: Retry;
    };

/** What a server sends. */
export type ServerFrame = FeedFrame | { readonly kind: "closing"; readonly retryInMs: number };

// Field → the type it must have; a question mark lets it be missing.
type Shape = Readonly<Record<string, string>>;

const PLACED: Shape = {
  sub: "string?",
  id: "string",
  channel: "string",
  created_at: "string",
  run_id: "string?",
  metadata: "object?",
};
const MESSAGE: Shape = { ...PLACED, topic: "string", data: "any" };
const STREAM: Shape = { ...MESSAGE, stream_id: "string", error: "string?" };
const SHAPES: Readonly<Record<ServerFrame["kind"], Shape>> = {
  subscribed: { sub: "string", cursor: "string", recovered: "boolean", contract: "string?", renewInMs: "number?" },
  data: MESSAGE,
  "datastream-start": STREAM,
  chunk: STREAM,
  "datastream-end": STREAM,
  run: { ...PLACED, data: "object" },
  live: { sub: "string" },
  gap: { sub: "string?", channel: "string", cursor: "string" },
  unsubscribed: { sub: "string" },
  renewed: { sub: "string", renewInMs: "number?" },
  error: { sub: "string?", code: "string", message: "string", retry: "string" },
  closing: { retryInMs: "number" },
};

/**
 * Reads one frame of the server.
 *
 * @returns the frame, or `null` for a kind that this version does not know
 * @throws {@link RealtimeError} `FRAME_MALFORMED` for anything that is not a frame, or lacks a field of its kind
 */
export function parseFrame(text: unknown): ServerFrame | null {
  let frame: unknown;
  try {
    frame = JSON.parse(text as string);
  } catch {
    throw malformed("not JSON");
  }
  if (!isRecord(frame) || typeof frame.kind !== "string") {
    throw malformed("no frame");
  }
  if (!Object.hasOwn(SHAPES, frame.kind)) {
    return null;
  }
  const shape = SHAPES[frame.kind as ServerFrame["kind"]];
  for (const [field, type] of Object.entries(shape)) {
    const value = frame[field];
    if (value === undefined ? !type.endsWith("?") : type !== "any" && !type.startsWith(typeOf(value))) {
      throw malformed(`a "${frame.kind}" frame without a usable "${field}"`);
    }
  }
  return frame as unknown as ServerFrame;
}

/** Whether a frame is a message of a topic. */
export function isMessage(frame: ServerFrame): frame is MessageFrame {
  return "topic" in SHAPES[frame.kind];
}

const RETRIES: readonly string[] = ["now", "new-token", "later", "never"] satisfies Retry[];

/** The error that an error frame carries; a `retry` of a later version of the protocol counts as `later`. */
export function frameError(frame: Extract<ServerFrame, { kind: "error" }>): RealtimeError {
  const { code, message, retry } = frame;
  return new RealtimeError({ code, message, retry: RETRIES.includes(retry) ? retry : "later" });
}

// Standard close codes that coming back cannot cure: our frames were not acceptable.
const HOPELESS: readonly number[] = [1002, 1003, 1007, 1008, 1009];

/** The error that a closed socket stands for, by the range of its close code. */
export function closeError(code = 1006, reason = ""): RealtimeError {
  const range = Math.floor(code / 100);
  const retry =
    range === 40 ? "now" : range === 41 ? "new-token" : range === 43 || HOPELESS.includes(code) ? "never" : "later";
  return new RealtimeError({
    code: /^[A-Z][A-Z_]+$/.test(reason) ? reason : "CONNECTION_CLOSED",
    message: `The connection was closed with code ${code}${reason && `: ${reason}`}.`,
    retry,
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeOf(value) === "object";
}

function typeOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}

function malformed(what: string): RealtimeError {
  return new RealtimeError({ code: "FRAME_MALFORMED", message: `The server sent ${what}.`, retry: "never" });
}
