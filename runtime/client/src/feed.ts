import { makeAlarm } from "./alarm.js";
import { makeBackoff } from "./backoff.js";
import { realtimeUrl } from "./base-url.js";
import type { ChannelInput } from "./channel.js";
import { type Member, type SharedConnection, sharedConnection } from "./connection.js";
import { failure, type RealtimeError, unanswered } from "./errors.js";
import type { Inbox } from "./inbox.js";
import type { SubscribeOptions } from "./options.js";
import { type FeedFrame, frameError } from "./protocol.js";
import type { Runtime } from "./runtime.js";
import type { ConnectionState } from "./state.js";
import type { Tell } from "./tell.js";
import { type ReadToken, readToken } from "./token.js";

/** Keeps one subscription standing: gets its tokens, joins the connection, renews, comes back after a cut. */
export interface Feed {
  readonly state: ConnectionState;
  readonly contract: string | null;
  /** Connects, at the start and after a pause. */
  connect(): Promise<void>;
  /** Ends it for good. */
  close(): void;
}

/** How long the server may take to acknowledge or to renew. */
const ANSWER_MS = 20_000;

/**
 * Makes one. It remembers the cursor of what it has brought to the inbox.
 *
 * @param settle is called when the subscription stands, and with the cause when it has ended
 */
export function makeFeed(
  runtime: Runtime,
  options: SubscribeOptions<ChannelInput, string>,
  channel: string,
  inbox: Inbox,
  tell: Tell,
  settle: (cause?: RealtimeError) => void,
): Feed {
  const isRenewable = typeof options.token === "function";
  const alarm = makeAlarm(runtime); // each phase waits for one thing at most
  const backoff = makeBackoff(runtime, options);
  const report = (error: RealtimeError) => void tell(undefined, null, error);
  let connection: SharedConnection | undefined;
  let state: ConnectionState = { phase: "idle" };
  let contract: string | null = null;
  let attempts = 0;

  const member: Member = {
    channel,
    topics: [...options.topics],
    token: "",
    after: options.after ?? undefined,
    sub: "",
    live: false,
    received,
    report,
    lost,
  };

  /** Changes state. Returns false if a listener, in return, has changed it again. */
  function enter(next: ConnectionState): boolean {
    alarm();
    state = next;
    void tell(options.onStateChange, next);
    return state === next;
  }

  async function connect(): Promise<void> {
    const read = enter({ phase: "connecting", attempt: ++attempts }) && (await getToken(wait));
    if (read) {
      try {
        const url = realtimeUrl(options.apiBaseUrl ?? read.apiBaseUrl);
        connection = (options.connection as SharedConnection) ?? sharedConnection(runtime, url, options);
        alarm(ANSWER_MS, stalled);
        connection.join(member, url);
      } catch (error) {
        end(error as RealtimeError);
      }
    }
  }

  function received(frame: FeedFrame): void {
    if (frame.kind === "error") {
      (frame.sub ? refused : report)(frameError(frame));
      return;
    }
    if (frame.kind === "renewed") {
      renewIn(frame.renewInMs);
    }
    if (frame.kind === "subscribed") {
      contract = frame.contract ?? null;
      const isBack = state.phase !== "open"; // and not renewed by a new stream of events
      if (!isBack || enter({ phase: "open" })) {
        renewIn(frame.renewInMs);
        settle();
      }
    }
    if (state.phase === "open") {
      bring(frame, "id" in frame ? frame.id : "cursor" in frame ? frame.cursor : undefined);
    }
  }

  function bring(frame: FeedFrame, cursor: string | undefined): void {
    member.after = cursor ?? member.after;
    if (!inbox.put(frame, cursor)) {
      leave({ phase: "paused" });
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
    if (enter({ phase: "waiting", retryInMs, cause })) {
      alarm(retryInMs, connect, true);
    }
  }

  function end(cause: RealtimeError): void {
    leave({ phase: "closed", cause });
    inbox.finish(cause);
    settle(cause);
    report(cause);
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
      member.token = read.key;
      return state === before ? read : undefined;
    } catch (thrown) {
      const error = thrown as RealtimeError;
      if (state === before) {
        if (error.retry === "never") {
          end(error);
        } else {
          retry(backoff.next("later"), error);
          report(error);
        }
      }
      return undefined;
    }
  }

  function stalled(): void {
    connection?.check();
    refused(unanswered("later"));
  }

  return {
    get state() {
      return state;
    },
    get contract() {
      return contract;
    },
    connect,
    close() {
      inbox.discard();
      if (state.phase !== "closed") {
        leave({ phase: "closed", cause: null });
        settle(failure("CLOSED", "The subscription was closed."));
      }
    },
  };
}
