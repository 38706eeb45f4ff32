import { makeAlarm } from "./alarm.js";
import { makeBackoff } from "./backoff.js";
import { realtimeUrl } from "./base-url.js";
import type { ChannelInput } from "./channel.js";
import { type Member, type SharedConnection, sharedConnection } from "./connection.js";
import { RealtimeError } from "./errors.js";
import type { Inbox } from "./inbox.js";
import type { SubscribeOptions } from "./options.js";
import { type FeedFrame, frameError } from "./protocol.js";
import type { Runtime } from "./runtime.js";
import type { Standing } from "./standing.js";
import type { ConnectionState } from "./state.js";
import type { Tell } from "./tell.js";
import { readToken } from "./token.js";

/** Keeps one subscription standing: gets its tokens, joins the connection, renews, comes back after a cut. */
export interface Feed {
  /** Connects, at the start and after a pause; not when it is over. */
  connect(): void;
  /** Ends it for good. */
  close(): void;
}

/** Makes one. It remembers the cursor of what it has brought to the inbox. */
export function makeFeed(
  runtime: Runtime,
  options: SubscribeOptions<ChannelInput, string>,
  channel: string,
  inbox: Inbox,
  standing: Standing,
  changed: (state: ConnectionState) => void,
  tell: Tell,
): Feed {
  const isRenewable = typeof options.token === "function";
  const alarm = makeAlarm(runtime); // each phase waits for one thing at most
  const backoff = makeBackoff(runtime, options);
  let connection: SharedConnection | undefined;
  let attempts = 0;

  const member: Member = {
    channel,
    topics: [...options.topics],
    after: options.after ?? undefined,
    push: received,
    cut: lost,
  };

  /** Changes state, unless it is over. Returns false if that is so, or if a listener, in return, has changed it again. */
  function enter(next: ConnectionState): boolean {
    if (standing.state.phase !== "closed") {
      alarm();
      standing.state = next;
      changed(next);
    }
    return standing.state === next;
  }

  function connect(): void {
    if (enter({ phase: "connecting", attempt: ++attempts })) {
      void bringToken();
    }
  }

  /** Gets a token and takes it to the connection: to join it, or to renew. */
  async function bringToken(): Promise<void> {
    const before = standing.state;
    try {
      const { key, apiBaseUrl } = await readToken(options.token);
      if (standing.state === before) {
        member.token = key;
        alarm(20_000, () => {
          // It should have acknowledged or renewed by now.
          connection?.check();
          refused(new RealtimeError({ code: "ANSWER_TIMEOUT", retry: "later" }));
        });
        if (before.phase === "open") {
          connection?.renew(member);
        } else {
          const url = realtimeUrl(options.apiBaseUrl ?? apiBaseUrl);
          connection = (options.connection as SharedConnection) ?? sharedConnection(runtime, url, options);
          connection.join(member, url);
        }
      }
    } catch (thrown) {
      if (standing.state === before) {
        failed(thrown as RealtimeError);
      }
    }
  }

  /** No token, or no place to take it to. */
  function failed(error: RealtimeError): void {
    if (error.retry === "never") {
      end(error);
    } else {
      const delay = backoff.next("later");
      if (standing.state.phase === "open") {
        alarm(delay, bringToken, true);
      } else {
        lost(error, delay);
      }
      void tell(error);
    }
  }

  function received(frame: FeedFrame): void {
    if (frame.kind === "error") {
      (frame.sub ? refused : tell)(frameError(frame));
      return;
    }
    if (frame.kind === "subscribed") {
      standing.contract = frame.contract ?? null;
      // It is open already when a new stream of events renewed it.
      if (standing.state.phase !== "open" && !enter({ phase: "open" })) {
        return;
      }
    }
    if (frame.kind === "subscribed" || frame.kind === "renewed") {
      backoff.reset();
      attempts = 0;
      alarm(frame.renewInMs, isRenewable && (frame.renewInMs as number) >= 0 && bringToken);
    }
    const { id, cursor = id } = frame as { readonly id?: string; readonly cursor?: string };
    member.after = cursor ?? member.after;
    if (!inbox.push(frame, cursor)) {
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
      enter({ phase: "waiting", retryInMs, cause }) && alarm(retryInMs, connect, true);
    }
  }

  function end(cause: RealtimeError | null): void {
    connection?.leave(member);
    enter({ phase: "closed", cause });
    inbox.close(cause);
  }

  return { connect, close: () => end(null) };
}
