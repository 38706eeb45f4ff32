import { makeAlarm } from "./alarm.js";
import { makeBackoff } from "./backoff.js";
import { realtimeUrl } from "./base-url.js";
import type { ChannelInput } from "./channel.js";
import { type Member, type SharedConnection, sharedConnection } from "./connection.js";
import { failure, type RealtimeError } from "./errors.js";
import type { Inbox } from "./inbox.js";
import type { SubscribeOptions } from "./options.js";
import { type FeedFrame, frameError } from "./protocol.js";
import type { Runtime } from "./runtime.js";
import type { ConnectionState } from "./state.js";
import { readToken } from "./token.js";

/** Keeps one subscription standing: gets its tokens, joins the connection, renews, comes back after a cut. */
export interface Feed {
  readonly state: ConnectionState;
  readonly contract: string | null;
  /** Connects, at the start and after a pause; not when it is over. */
  connect(): void;
  /** Ends it for good. */
  close(): void;
}

/** How long the server may take to acknowledge or to renew. */
const ANSWER_MS = 20_000;

/** Makes one. It remembers the cursor of what it has brought to the inbox. */
export function makeFeed(
  runtime: Runtime,
  options: SubscribeOptions<ChannelInput, string>,
  channel: string,
  inbox: Inbox,
  changed: (state: ConnectionState) => void,
  report: (error: RealtimeError) => void,
): Feed {
  const isRenewable = typeof options.token === "function";
  const alarm = makeAlarm(runtime); // each phase waits for one thing at most
  const backoff = makeBackoff(runtime, options);
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
    lost,
  };

  /** Changes state, unless it is over. Returns false if that is so, or if a listener, in return, has changed it again. */
  function enter(next: ConnectionState): boolean {
    if (state.phase !== "closed") {
      alarm();
      state = next;
      changed(next);
    }
    return state === next;
  }

  function connect(): void {
    if (enter({ phase: "connecting", attempt: ++attempts })) {
      void bringToken();
    }
  }

  /** Gets a token and takes it to the connection: to join it, or to renew. */
  async function bringToken(): Promise<void> {
    const before = state;
    try {
      const { key, apiBaseUrl } = await readToken(options.token);
      if (state === before) {
        member.token = key;
        alarm(ANSWER_MS, stalled);
        if (state.phase === "open") {
          connection?.renew(member);
        } else {
          const url = realtimeUrl(options.apiBaseUrl ?? apiBaseUrl);
          connection = (options.connection as SharedConnection) ?? sharedConnection(runtime, url, options);
          connection.join(member, url);
        }
      }
    } catch (thrown) {
      const error = thrown as RealtimeError;
      if (state !== before) {
        return; // it is no longer wanted
      }
      if (error.retry === "never") {
        end(error);
        return;
      }
      const delay = backoff.next("later");
      if (state.phase === "open") {
        alarm(delay, bringToken, true);
      } else {
        wait(delay, error);
      }
      report(error);
    }
  }

  function received(frame: FeedFrame): void {
    if (frame.kind === "error") {
      (frame.sub ? refused : report)(frameError(frame));
      return;
    }
    if (frame.kind === "subscribed") {
      contract = frame.contract ?? null;
      if (state.phase !== "open") {
        enter({ phase: "open" }); // it is that already when a new stream of events renewed it
      }
    }
    if (state.phase !== "open") {
      return;
    }
    if (frame.kind === "subscribed" || frame.kind === "renewed") {
      renewIn(frame.renewInMs);
    }
    const { id, cursor = id } = frame as { readonly id?: string; readonly cursor?: string };
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
      alarm(ms, bringToken);
    }
  }

  function stalled(): void {
    connection?.check();
    refused(failure("ANSWER_TIMEOUT", "later"));
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
      leave({ phase: "closed", cause: null });
    },
  };
}
