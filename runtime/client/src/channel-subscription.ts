import { Backoff } from "./backoff.js";
import { connectUrl } from "./base-url.js";
import type { ChannelInput } from "./channel.js";
import { Connection } from "./connection.js";
import type { AnyMessage } from "./decode.js";
import { RealtimeError } from "./errors.js";
import { Feed } from "./feed.js";
import { Inbox } from "./inbox.js";
import type { Gap, InvalidMessage } from "./message.js";
import type { MessageHandler, SubscribeOptions } from "./options.js";
import { payloadError } from "./payload-error.js";
import type { Runtime } from "./runtime.js";
import type { ConnectionState } from "./state.js";
import type { Subscription } from "./subscription.js";
import { webSocketOr } from "./web-socket.js";

type Options = SubscribeOptions<ChannelInput, string>;

/** Joins a feed, which brings, to an inbox, which keeps; and tells the user's functions. */
export class ChannelSubscription implements Subscription<AnyMessage> {
  readonly #options: Options;
  readonly #onMessage: MessageHandler<AnyMessage> | undefined;
  readonly ready: Promise<void>;
  contract: string | null = null;
  gaps = 0;
  readonly #feed: Feed;
  readonly #inbox: Inbox;
  #resolveReady!: () => void;
  #rejectReady!: (error: RealtimeError) => void;

  constructor(runtime: Runtime, options: Options, onMessage: MessageHandler<AnyMessage> | undefined) {
    this.#options = options;
    this.#onMessage = onMessage;
    this.ready = new Promise((resolve, reject) => {
      this.#resolveReady = resolve;
      this.#rejectReady = reject;
    });
    this.ready.catch(() => {}); // onError tells of it too
    const channel = channelName(options.channel);
    this.#inbox = this.#makeInbox(channel);
    this.#feed = this.#makeFeed(channel, runtime);
    queueMicrotask(() => this.#start()); // by then the caller has the subscription that its functions may use
  }

  get state(): ConnectionState {
    return this.#feed.state;
  }

  get lastId(): string | null {
    return this.#inbox.lastId;
  }

  readonly close = (): void => {
    this.#inbox.discard();
    if (this.state.phase !== "closed") {
      this.#feed.close();
      this.#settle(new RealtimeError({ code: "CLOSED", message: "The subscription was closed.", retry: "never" }));
    }
  };

  [Symbol.asyncIterator](): AsyncIterator<AnyMessage, undefined> {
    if (this.#onMessage !== undefined) {
      throw new TypeError("The messages of this subscription go to its onMessage. Leave that out to iterate.");
    }
    return {
      next: () => this.#inbox.next(),
      return: async () => {
        this.close();
        return { done: true, value: undefined };
      },
    };
  }

  #makeInbox(channel: string): Inbox {
    const { channel: given, after = null, validate = true, maxUnread = 10_000 } = this.#options;
    const topics = typeof given === "string" ? null : given.topics;
    return new Inbox(
      { channel, topics, validate, after, limit: maxUnread },
      {
        gap: (gap) => this.#gap(gap),
        invalid: (message) => this.#tell(this.#options.onInvalid ?? this.#reportInvalid, message),
        run: (update) => this.#tell(this.#options.onRun, update),
        drained: () => {
          if (this.state.phase === "paused") {
            void this.#feed.connect();
          }
        },
      },
    );
  }

  #makeFeed(channel: string, runtime: Runtime): Feed {
    const { token, after = null, apiBaseUrl, webSocket, reconnectMinMs = 250, reconnectMaxMs = 5_000 } = this.#options;
    const topics = [...this.#options.topics];
    if (topics.length === 0) {
      throw new RealtimeError({ code: "TOPICS_MISSING", message: "Name one topic at least.", retry: "never" });
    }
    const fixedUrl = apiBaseUrl === undefined ? null : connectUrl(apiBaseUrl);
    const url = (tokensBaseUrl: string | null) => fixedUrl ?? connectUrl(tokensBaseUrl);
    const limits = { reconnectMinMs, reconnectMaxMs };
    const connection = new Connection(webSocketOr(webSocket), new Backoff(limits, runtime), runtime);
    return new Feed({ channel, topics, token, after, url }, connection, new Backoff(limits, runtime), runtime, {
      accept: (item) => this.#inbox.put(item),
      subscribed: (contract) => {
        this.contract = contract;
        this.#resolveReady();
      },
      changed: (state) => this.#tell(this.#options.onStateChange, state),
      report: (error) => this.#report(error),
      ended: (cause) => {
        this.#inbox.finish(cause);
        this.#settle(cause);
        this.#report(cause);
      },
    });
  }

  #start(): void {
    const { signal } = this.#options;
    if (signal?.aborted) {
      this.close();
    } else if (this.state.phase === "idle") {
      signal?.addEventListener("abort", this.close);
      void this.#feed.connect();
    }
    if (this.#onMessage !== undefined) {
      void this.#deliver(this.#onMessage);
    }
  }

  async #deliver(onMessage: MessageHandler<AnyMessage>): Promise<void> {
    try {
      for (let next = await this.#inbox.next(); !next.done; next = await this.#inbox.next()) {
        await this.#tell(onMessage, next.value);
      }
    } catch {
      // the error that ended the subscription: onError has it
    }
  }

  #settle(cause: RealtimeError): void {
    this.#options.signal?.removeEventListener("abort", this.close);
    this.#rejectReady(cause);
  }

  #gap(gap: Gap): void {
    this.gaps += 1;
    this.#tell(this.#options.onGap ?? this.#reportGap, gap);
  }

  readonly #reportGap = ({ channel }: Gap): void => {
    const message = `Messages of "${channel}" are gone: the server no longer has all that came since the last one.`;
    this.#report(new RealtimeError({ code: "GAP", message, retry: "never" }));
  };

  readonly #reportInvalid = (message: InvalidMessage): void => this.#report(payloadError(message));

  #report(error: RealtimeError): void {
    const { onError = console.error } = this.#options;
    try {
      onError(error);
    } catch (thrown) {
      console.error(thrown);
    }
  }

  /** Calls a function of the user's. What it throws is reported, and upsets nothing. */
  async #tell<T>(listener: ((value: T) => void | Promise<void>) | undefined, value: T): Promise<void> {
    try {
      await listener?.(value);
    } catch (cause) {
      const message = "A function that was passed to subscribe threw. See the cause.";
      this.#report(new RealtimeError({ code: "CALLBACK_FAILED", message, retry: "never", cause }));
    }
  }
}

function channelName(channel: ChannelInput): string {
  if (typeof channel === "function") {
    const message = "This channel has parameters. Call it with them: orderChannel({ orderId }).";
    throw new RealtimeError({ code: "CHANNEL_UNRESOLVED", message, retry: "never" });
  }
  return typeof channel === "string" ? channel : channel.name;
}
