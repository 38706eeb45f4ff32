import { Alarm } from "./alarm.js";
import type { Backoff } from "./backoff.js";
import { RealtimeError } from "./errors.js";
import { type ClientFrame, closeError, type FeedFrame, isMessage, PROTOCOL, parseFrame } from "./protocol.js";
import type { Runtime } from "./runtime.js";
import type { WebSocketConstructor, WebSocketEvent, WebSocketLike } from "./web-socket.js";

/** What a connection knows of a subscription that it carries. */
export interface Member {
  readonly channel: string;
  readonly topics: readonly string[];
  /** The connection is there: what to subscribe with. */
  credentials(): { readonly token: string; readonly after: string | null };
  /** A frame for this subscription. */
  received(frame: FeedFrame): void;
  /** Something to report that ends nothing. */
  report(error: RealtimeError): void;
  /** The connection is gone, and the member no longer part of it. It may join again in `retryInMs`. */
  lost(cause: RealtimeError, retryInMs: number): void;
}

interface Slot {
  readonly sub: string;
  readonly member: Member;
  live: boolean;
}

/**
 * One socket, and the subscriptions that share it.
 *
 * The socket is opened for the first member that joins and closed when the last one leaves. A connection does not come
 * back by itself: it tells its members when to, so that each brings a new token and its own cursor.
 */
export class Connection {
  readonly #WebSocket: WebSocketConstructor;
  readonly #backoff: Backoff;
  readonly #runtime: Runtime;
  readonly #slots = new Map<string, Slot>();
  readonly #closing: Alarm;
  #socket: WebSocketLike | null = null;
  #isOpen = false;
  #moveAt: number | null = null;
  #lastSub = 0;

  constructor(WebSocket: WebSocketConstructor, backoff: Backoff, runtime: Runtime) {
    this.#WebSocket = WebSocket;
    this.#backoff = backoff;
    this.#runtime = runtime;
    this.#closing = new Alarm(runtime);
  }

  /** Subscribes a member as soon as the socket is open. Opens one to `url` if there is none. */
  join(member: Member, url: string): void {
    const slot = { sub: String(++this.#lastSub), member, live: false };
    this.#slots.set(slot.sub, slot);
    if (this.#socket === null) {
      this.#open(url);
    } else if (this.#isOpen) {
      this.#subscribe(slot);
    }
  }

  /** Ends a member's subscription, if it has one. */
  leave(member: Member): void {
    const slot = this.#slotOf(member);
    if (slot === undefined) {
      return;
    }
    this.#slots.delete(slot.sub);
    if (this.#slots.size === 0) {
      this.#forgetSocket()?.close(1000);
    } else if (this.#isOpen) {
      this.#send({ kind: "unsub", sub: slot.sub });
    }
  }

  /** Sends a member's new token. */
  renew(member: Member, token: string): void {
    const slot = this.#slotOf(member);
    if (slot !== undefined) {
      this.#send({ kind: "renew", sub: slot.sub, token });
    }
  }

  /** Gives up the socket, for all members. */
  drop(cause: RealtimeError): void {
    const socket = this.#socket;
    this.#lose(cause);
    socket?.close(1000);
  }

  #open(url: string): void {
    let socket: WebSocketLike;
    try {
      socket = new this.#WebSocket(url, PROTOCOL);
    } catch (cause) {
      const message = `The WebSocket to ${url} could not be made. See the cause.`;
      this.#lose(new RealtimeError({ code: "WEBSOCKET_REFUSED", message, retry: "never", cause }));
      return;
    }
    this.#socket = socket;
    // Events of a socket that was given up say nothing about the one that took its place.
    const listen = (type: "open" | "message" | "close", listener: (event: WebSocketEvent) => void) =>
      socket.addEventListener(type, (event) => this.#socket === socket && listener(event));
    listen("open", () => this.#opened());
    listen("message", ({ data }) => this.#received(data));
    listen("close", ({ code, reason }) => this.#lose(closeError(code, reason)));
    socket.addEventListener("error", () => {}); // "close" follows; without a listener, `ws` throws
  }

  #opened(): void {
    this.#isOpen = true;
    this.#backoff.succeeded();
    for (const slot of this.#slots.values()) {
      this.#subscribe(slot);
    }
  }

  #subscribe({ sub, member }: Slot): void {
    const { channel, topics } = member;
    const { token, after } = member.credentials();
    this.#send({ kind: "sub", sub, token, channel, topics, ...(after !== null && { after }) });
  }

  #received(text: unknown): void {
    try {
      const frame = parseFrame(text);
      if (frame?.kind === "closing") {
        this.#moveIn(frame.retryInMs);
      } else if (frame !== null) {
        this.#route(frame);
      }
    } catch (error) {
      for (const { member } of this.#slots.values()) {
        member.report(error as RealtimeError);
      }
    }
  }

  #route(frame: FeedFrame): void {
    if (frame.sub === undefined) {
      for (const slot of this.#slots.values()) {
        if (concerns(frame, slot)) {
          slot.member.received(frame);
        }
      }
      return;
    }
    const slot = this.#slots.get(frame.sub);
    if (slot !== undefined) {
      slot.live ||= frame.kind === "live";
      slot.member.received(frame);
    }
  }

  /** The server is going away: what it still sends is welcome, until it is time to move. */
  #moveIn(ms: number): void {
    this.#moveAt = this.#runtime.now() + ms;
    this.#closing.set(ms, () =>
      this.drop(new RealtimeError({ code: "GATEWAY_CLOSING", message: "The server is going away.", retry: "later" })),
    );
  }

  #lose(cause: RealtimeError): void {
    const moveAt = this.#moveAt;
    const slots = [...this.#slots.values()];
    this.#slots.clear();
    this.#forgetSocket();
    const retryInMs = moveAt === null ? this.#backoff.next(cause.retry) : Math.max(0, moveAt - this.#runtime.now());
    for (const { member } of slots) {
      member.lost(cause, retryInMs);
    }
  }

  #forgetSocket(): WebSocketLike | null {
    const socket = this.#socket;
    this.#socket = null;
    this.#isOpen = false;
    this.#moveAt = null;
    this.#closing.clear();
    return socket;
  }

  #slotOf(member: Member): Slot | undefined {
    return [...this.#slots.values()].find((slot) => slot.member === member);
  }

  #send(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }
}

/** Whether a frame that names no subscription is for this one. */
function concerns(frame: FeedFrame, { member, live }: Slot): boolean {
  if (isMessage(frame)) {
    return live && frame.channel === member.channel && member.topics.includes(frame.topic);
  }
  return frame.kind === "gap" || frame.kind === "run" ? live && frame.channel === member.channel : true;
}
