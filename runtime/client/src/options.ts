import type { ChannelInput, TopicName } from "./channel.js";
import type { Connection } from "./connection.js";
import type { RealtimeError } from "./errors.js";
import type { Dropped, Gap, InvalidMessage, RealtimeMessage } from "./message.js";
import type { RunUpdate } from "./run.js";
import type { ConnectionState } from "./state.js";
import type { TokenSource } from "./token.js";
import type { WebSocketConstructor } from "./web-socket.js";

/**
 * Takes one message. The next one waits for the promise, if it returns one. What it throws goes to `onError`, and the
 * subscription goes on.
 */
export type MessageHandler<Message> = (message: Message) => void | Promise<void>;

/** How to reach a gateway. */
export interface ConnectionOptions {
  /**
   * What carries the frames. `auto`, the default, is a WebSocket, and server-sent events read by `fetch` where there is none,
   * or where two in a row did not open and events do come.
   */
  readonly transport?: "auto" | "websocket" | "sse" | undefined;
  /** What makes WebSockets. By default the runtime's own; Node before 22 has none: pass the one of `ws`. */
  readonly webSocket?: WebSocketConstructor | undefined;
  /** How long the socket stays open after the last subscription left, in milliseconds. By default 1,000. */
  readonly lingerMs?: number | undefined;
  /** Upper limit of the first wait before reconnecting, in milliseconds; it doubles with each failure. By default 250. */
  readonly reconnectMinMs?: number | undefined;
  /** Upper limit of every such wait, in milliseconds. By default 5,000. */
  readonly reconnectMaxMs?: number | undefined;
}

/** What to follow, with what right, and whom to tell. */
export interface SubscribeOptions<C extends ChannelInput, T extends TopicName<C>> extends ConnectionOptions {
  /** A channel: `orderChannel({ orderId })`, a static definition, or a bare name (payloads are then `unknown`). */
  readonly channel: C;
  /** One topic of the channel, or more. */
  readonly topics: readonly T[];
  /** The token, or better a function that fetches one: only a function can renew. It never goes into a URL. */
  readonly token: TokenSource;
  /**
   * The gateway's address, http(s) or ws(s), such as `https://example.com`; a path in front of the gateway is kept. By
   * default the token's `apiBaseUrl`, then the page's origin.
   */
  readonly apiBaseUrl?: string | URL | undefined;
  /** The cursor to start from, such as a `lastId` that was saved before a reload. Without it, the server's replay comes. */
  readonly after?: string | null | undefined;
  /** Takes the messages, in place of an iteration. */
  readonly onMessage?: MessageHandler<RealtimeMessage<C, T>> | undefined;
  /** Told of what becomes of the channel's runs, between the messages that stand around it. */
  readonly onRun?: ((run: RunUpdate) => void) | undefined;
  /**
   * Told of messages that are gone, between the messages that stand around the gap. By default a gap goes to `onError`
   * as `GAP`.
   */
  readonly onGap?: ((gap: Gap) => void) | undefined;
  /** Told of messages that the server left out for a slow client, in their place. By default they go to `onError` as `DROPPED`. */
  readonly onDropped?: ((dropped: Dropped) => void) | undefined;
  /** Told of a payload that fails its schema, in its place. By default it goes to `onError` as `PAYLOAD_INVALID`. */
  readonly onInvalid?: ((message: InvalidMessage) => void) | undefined;
  /**
   * Told of what went wrong: a failing token function or callback, a gap or payload that nobody else is told of, a frame
   * that makes no sense, and the error that ends the subscription (`state` is `closed` by then). A cut that will be
   * retried is no error: see `onStateChange`. By default `console.error`.
   */
  readonly onError?: ((error: RealtimeError) => void) | undefined;
  /** Told of every change of `state`. */
  readonly onStateChange?: ((state: ConnectionState) => void) | undefined;
  /** Closes the subscription when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Whether to check payloads with the topics' schemas. By default true; `staticSchema` lets everything through. */
  readonly validate?: boolean | undefined;
  /**
   * How many messages may wait for their consumer. With that many the subscription leaves the connection (`state` is
   * `paused`), and when half of them are taken it comes back with the cursor. Nothing is lost that the server's history
   * holds. By default 10,000.
   */
  readonly maxUnread?: number | undefined;
  /**
   * The connection to share, from `createConnection`. By default all subscriptions of a page to the same gateway with the
   * same {@link ConnectionOptions} share one.
   */
  readonly connection?: Connection | undefined;
}
