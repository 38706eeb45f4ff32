import { makeAlarm } from "./alarm.js";
import { makeBackoff } from "./backoff.js";
import { failure, RealtimeError } from "./errors.js";
import { eventsLink } from "./events-link.js";
import type { Link } from "./link.js";
import type { ConnectionOptions } from "./options.js";
import { type ClientFrame, type FeedFrame, parseFrame, type SubFrame } from "./protocol.js";
import type { Runtime } from "./runtime.js";
import { socketLink } from "./socket-link.js";
import type { ConnectionState } from "./state.js";
import type { WebSocketConstructor } from "./web-socket.js";

/** What subscriptions to one gateway share. It opens with the first of them and closes a moment after the last. */
export interface Connection {
  /** Where it stands: `idle` without subscriptions; never `paused`. */
  readonly state: ConnectionState;
  /** What carries it, or carried it last; over `sse` each subscription has a stream of its own. */
  readonly transport: "websocket" | "sse";
  /** Tells `listener` of every change of `state`. Returns what stops it. */
  onStateChange(listener: (state: ConnectionState) => void): () => void;
  /** Ends it for good, and its subscriptions with `CONNECTION_CLOSED`. */
  close(): void;
}

/** What a connection knows of a subscription that it carries. */
export interface Member {
  readonly channel: string;
  readonly topics: readonly string[];
  /** The connection's: its name on the link, if it is on one. */
  sub?: string | undefined;
  /** The connection's: whether live messages are for it. */
  live?: boolean | undefined;
  /** What to subscribe with, once it is known. */
  token?: string;
  /** The cursor to resume from. */
  after?: string | undefined;
  /** A frame for this subscription. */
  push(frame: FeedFrame): void;
  /** The link is gone. It may join again in `retryInMs`. */
  cut(cause: RealtimeError, retryInMs: number): void;
}

/** The connection as its members use it. */
export interface SharedConnection extends Connection {
  /** Subscribes a member as soon as there is a link. Opens one if there is none. */
  join(member: Member, url: string): void;
  /** Ends a member's subscription, if it has one. */
  leave(member: Member): void;
  /** Sends a member's new token. */
  renew(member: Member): void;
  /** Makes sure that the link is alive, or gives it up. */
  check(): void;
}

/**
 * Makes one. It does not come back by itself: it tells its members when to, so that each brings a new token and its own
 * cursor.
 */
export function makeConnection(runtime: Runtime, options: ConnectionOptions): SharedConnection {
  const {
    webSocket = globalThis.WebSocket as WebSocketConstructor,
    lingerMs = 1_000,
    reconnectMaxMs = 5_000,
  } = options;
  const backoff = makeBackoff(runtime, options);
  const moving = makeAlarm(runtime);
  const doubt = makeAlarm(runtime);
  const linger = makeAlarm(runtime);
  const members = new Set<Member>();
  const listeners = new Set<(state: ConnectionState) => void>();
  let transport = options.transport;
  let state: ConnectionState = { phase: "idle" };
  let link: Link | null = null;
  let address = "";
  let isSse = false;
  let hadSocket = false;
  let attempts = 0;
  let lastSub = 0;
  let unwatch = () => {};

  function enter(next: ConnectionState): void {
    state = next;
    for (const listener of listeners) {
      listener(next);
    }
  }

  function open(): void {
    attempts++;
    // Two WebSockets in a row did not open: perhaps they are blocked, and a stream of events opens.
    isSse = transport === "sse" || (transport !== "websocket" && (!webSocket || attempts % 3 === 0));
    enter({ phase: "connecting", attempt: attempts });
    // A link may take 10 s to open.
    doubt(10_000, () => lose(new RealtimeError({ code: "ANSWER_TIMEOUT", retry: "now" })));
    unwatch = runtime.watch((change) =>
      change === "asleep" ? lose(new RealtimeError({ code: "PAGE_ASLEEP", retry: "later" }), reconnectMaxMs) : check(),
    );
    try {
      link = isSse
        ? eventsLink(address, opened, received, lose)
        : socketLink(webSocket, address, opened, received, lose);
    } catch (cause) {
      lose(failure("WEBSOCKET_REFUSED", undefined, cause));
    }
  }

  function opened(): void {
    doubt();
    if (state.phase === "open") {
      return;
    }
    if (isSse && hadSocket) {
      hadSocket = false; // was the server away, or are WebSockets blocked by now? The next ones will tell
      lose(new RealtimeError({ code: "CONNECTION_CLOSED", retry: "now" }), 0);
      return;
    }
    backoff.reset();
    attempts = 0;
    enter({ phase: "open" });
    if (isSse) {
      transport = "sse"; // it stays with them
    } else {
      hadSocket = true;
      members.forEach(subscribe);
    }
  }

  /** Sends a frame, if the link is ready for it. */
  function send(frame: ClientFrame): void {
    if (isSse || state.phase === "open") {
      link?.send(frame);
    }
  }

  /** All that is JSON of a member belongs to its frame. */
  function subscribe(member: Member): void {
    if (member.sub) {
      send({ kind: "sub", ...(member as Member & Omit<SubFrame, "kind">) });
    }
  }

  function received(text: unknown): void {
    const frame = parseFrame(text);
    if (frame.kind === "closing") {
      // What the server still sends is welcome, until it is time to move.
      moving(frame.retryInMs, () => lose(new RealtimeError({ code: "GATEWAY_CLOSING", retry: "later" }), 0));
    } else if (frame.kind === "pong") {
      doubt();
    } else {
      for (const member of members) {
        if (concerns(frame, member)) {
          member.live ||= frame.kind === "live";
          member.push(frame);
        }
      }
    }
  }

  function check(): void {
    if (state.phase === "open") {
      // One whose life is in doubt has 5 s to show it.
      doubt(5_000, () => lose(new RealtimeError({ code: "ANSWER_TIMEOUT", retry: "now" })));
      if (isSse) {
        members.forEach(subscribe);
      } else {
        send({ kind: "ping" });
      }
    }
  }

  /** Lets go of the link. */
  function lose(cause: RealtimeError, retryInMs = backoff.next(cause.retry)): void {
    moving();
    doubt();
    linger();
    unwatch();
    link?.close();
    link = null;
    enter(members.size ? { phase: "waiting", retryInMs, cause } : { phase: "idle" });
    for (const member of members) {
      if (member.sub) {
        member.sub = member.live = undefined;
        member.cut(cause, retryInMs);
      }
    }
  }

  return {
    get state() {
      return state;
    },
    get transport() {
      return isSse ? "sse" : "websocket";
    },
    onStateChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      lose(failure("CONNECTION_CLOSED"), 0);
      members.clear();
      enter({ phase: "closed", cause: null });
    },
    join(member, url) {
      if (state.phase === "closed") {
        throw failure("CONNECTION_CLOSED");
      }
      if (link && url !== address) {
        throw failure("GATEWAY_OTHER", `Connected to "${address}", not "${url}".`);
      }
      linger();
      address = url;
      members.add(member);
      member.sub = String(++lastSub);
      if (!link) {
        open();
      }
      subscribe(member);
    },
    leave(member) {
      if (!members.delete(member)) {
        return;
      }
      if (member.sub) {
        send({ kind: "unsub", sub: member.sub });
        member.sub = member.live = undefined;
      }
      if (!members.size) {
        link ? linger(lingerMs, () => lose(failure("CONNECTION_CLOSED"), 0)) : lose(failure("CONNECTION_CLOSED"), 0);
      }
    },
    renew(member) {
      if (isSse) {
        subscribe(member);
      } else {
        send({ kind: "renew", sub: member.sub as string, token: member.token as string });
      }
    },
    check,
  };
}

/** The connection that all subscriptions to one gateway with the same options share. */
export function sharedConnection(runtime: Runtime, url: string, options: ConnectionOptions): SharedConnection {
  const { webSocket } = options;
  const key = `${[url, options.transport, options.lingerMs, options.reconnectMinMs, options.reconnectMaxMs]}`;
  let shared = runtime.connections.find((known) => known.key === key && known.webSocket === webSocket);
  if (!shared) {
    shared = { key, webSocket, connection: makeConnection(runtime, options) };
    runtime.connections.push(shared);
  }
  return shared.connection;
}

/** Whether a frame is for a member. One that names neither subscription nor channel is for all. */
const concerns = (
  { sub, channel, topic }: { readonly sub?: string; readonly channel?: string; readonly topic?: string },
  member: Member,
): boolean | undefined =>
  sub
    ? sub === member.sub
    : !channel || (member.live && channel === member.channel && (!topic || member.topics.includes(topic)));
