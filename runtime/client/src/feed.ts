import { makeAlarm } from "./alarm.js";
import { makeBackoff } from "./backoff.js";
import type { Member, SharedConnection } from "./connection.js";
import { failure, type RealtimeError } from "./errors.js";
import type { ConnectionOptions } from "./options.js";
import { type ChannelFrame, type FeedFrame, frameError } from "./protocol.js";
import type { Runtime } from "./runtime.js";
import type { ConnectionState } from "./state.js";
import { type ReadToken, readToken, type TokenSource } from "./token.js";

/** Whom a feed tells. */
export interface FeedListener {
  /** Takes what stands in the channel's order. Returns false when it wants no more for now. */
  accept(frame: ChannelFrame, cursor: string | undefined): boolean;
  subscribed(contract: string | null): void;
  changed(state: ConnectionState): void;
  report(error: RealtimeError): void;
  ended(cause: RealtimeError): void;
}

/** What a feed follows, and with what right. */
export interface FeedOptions extends ConnectionOptions {
  readonly token: TokenSource;
  readonly after?: string | null | undefined;
}

/** Keeps one subscription standing: gets its tokens, joins the connection, renews, comes back after a cut. */
export interface Feed {
  readonly state: ConnectionState;
  /** Connects, at the start and after a pause. */
  connect(): Promise<void>;
  /** Ends it for good. */
  close(): void;
}

/** How long the server may take to acknowledge or to renew. */
const ANSWER_MS = 20_000;

/**
 * Makes one. It remembers the cursor of what it has brought.
 *
 * @param join says where to connect to, given what the token says, and has the member join there
 */
export function makeFeed(
  runtime: Runtime,
  channel: string,
  topics: readonly string[],
  options: FeedOptions,
  join: (member: Member, apiBaseUrl: string | null | undefined) => SharedConnection,
  listener: FeedListener,
): Feed {
  const isRenewable = typeof options.token === "function";
  const alarm = makeAlarm(runtime); // each phase waits for one thing at most
  const backoff = makeBackoff(runtime, options);
  let connection: SharedConnection | undefined;
  let state: ConnectionState = { phase: "idle" };
  let after = options.after ?? undefined;
  let token = "";
  let attempts = 0;

  const member: Member = {
    channel,
    topics,
    sub: "",
    live: false,
    credentials: () => ({ token, ...(after !== undefined && { after }) }),
    received,
    report: listener.report,
    lost,
  };

  /** Changes state. Listeners hear of it last, so that what they do in return finds everything in place. */
  function enter(next: ConnectionState, prepare?: () => void): boolean {
    alarm();
    state = next;
    prepare?.();
    listener.changed(next);
    return state === next;
  }

  async function connect(): Promise<void> {
    if (!enter({ phase: "connecting", attempt: ++attempts })) {
      return; // a listener has closed it
    }
    const read = await getToken(wait);
    if (read) {
      try {
        alarm(ANSWER_MS, stalled);
        connection = join(member, read.apiBaseUrl);
      } catch (error) {
        end(error as RealtimeError);
      }
    }
  }

  function received(frame: FeedFrame): void {
    switch (frame.kind) {
      case "error":
        if (frame.sub) {
          refused(frameError(frame));
        } else {
          listener.report(frameError(frame));
        }
        break;
      case "renewed":
        renewIn(frame.renewInMs);
        break;
      case "live":
      case "unsubscribed":
        break;
      case "subscribed": {
        const settle = () => {
          renewIn(frame.renewInMs);
          listener.subscribed(frame.contract ?? null);
        };
        if (state.phase === "open") {
          settle(); // renewed by a new stream of events
        } else {
          enter({ phase: "open" }, settle);
        }
        bring(frame, frame.cursor);
        break;
      }
      default:
        bring(frame, "id" in frame ? frame.id : "cursor" in frame ? frame.cursor : undefined);
    }
  }

  function bring(frame: ChannelFrame, cursor: string | undefined): void {
    if (state.phase !== "open") {
      return; // closed by what a listener did just now
    }
    after = cursor ?? after;
    if (!listener.accept(frame, cursor)) {
      connection?.leave(member);
      enter({ phase: "paused" });
    }
  }

  function refused(error: RealtimeError): void {
    connection?.leave(member);
    lost(error, backoff.next(error.retry));
  }

  function lost(cause: RealtimeError, retryInMs: number): void {
    if (cause.retry === "never" || (cause.retry === "new-token" && !isRenewable)) {
      end(cause);
    } else {
      wait(retryInMs, cause);
    }
  }

  function wait(retryInMs: number, cause: RealtimeError): void {
    enter({ phase: "waiting", retryInMs, cause }, () => alarm(retryInMs, connect, true));
  }

  function end(cause: RealtimeError): void {
    leave({ phase: "closed", cause });
    listener.ended(cause);
  }

  function leave(next: ConnectionState): void {
    connection?.leave(member);
    enter(next);
  }

  function renewIn(ms: number | undefined): void {
    backoff.succeeded();
    attempts = 0;
    alarm();
    if (ms !== undefined && isRenewable) {
      alarm(ms, renew);
    }
  }

  async function renew(): Promise<void> {
    if (await getToken((delay) => alarm(delay, renew, true))) {
      alarm(ANSWER_MS, stalled);
      connection?.renew(member);
    }
  }

  /** Gets a token; none if there is none for now (`retry` is called) or it is no longer wanted. */
  async function getToken(retry: (delayMs: number, error: RealtimeError) => void): Promise<ReadToken | undefined> {
    const before = state;
    try {
      const read = await readToken(options.token);
      if (state === before) {
        token = read.key;
        return read;
      }
    } catch (thrown) {
      const error = thrown as RealtimeError;
      if (state === before) {
        if (error.retry === "never") {
          end(error);
        } else {
          retry(backoff.next("later"), error);
          listener.report(error);
        }
      }
    }
    return undefined;
  }

  function stalled(): void {
    connection?.check();
    refused(failure("ANSWER_TIMEOUT", `The server left a question unanswered for ${ANSWER_MS / 1000} s.`, "later"));
  }

  return {
    get state() {
      return state;
    },
    connect,
    close: () => leave({ phase: "closed", cause: null }),
  };
}
