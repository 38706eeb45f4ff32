import { realtimeUrl } from "./base-url.js";
import type { ChannelInput } from "./channel.js";
import { type SharedConnection, sharedConnection } from "./connection.js";
import type { AnyMessage } from "./decode.js";
import { failure, type RealtimeError } from "./errors.js";
import { makeFeed } from "./feed.js";
import { makeInbox } from "./inbox.js";
import type { MessageHandler, SubscribeOptions } from "./options.js";
import { payloadError } from "./payload-error.js";
import type { Runtime } from "./runtime.js";
import type { Subscription } from "./subscription.js";

/** Joins a feed, which brings, to an inbox, which keeps; and tells the user's functions. */
export function makeSubscription(
  runtime: Runtime,
  options: SubscribeOptions<ChannelInput, string>,
  onMessage: MessageHandler<AnyMessage> | undefined,
): Subscription<AnyMessage> {
  const { channel: given, topics, apiBaseUrl, signal, onError = console.error } = options;
  const channel = channelName(given);
  if (!topics.length) {
    throw failure("TOPICS_MISSING", "Name one topic at least.");
  }
  if (apiBaseUrl !== undefined) {
    realtimeUrl(apiBaseUrl); // throws now if it is none
  }
  let contract: string | null = null;
  let gaps = 0;
  let resolveReady = () => {};
  let rejectReady = (_cause: RealtimeError) => {};
  const ready = new Promise<void>((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  ready.catch(() => {}); // onError tells of it too

  function report(error: RealtimeError): void {
    try {
      onError(error);
    } catch (thrown) {
      console.error(thrown);
    }
  }

  /** Calls a function of the user's. What it throws is reported, and upsets nothing. */
  async function tell<T>(listener: ((value: T) => void | Promise<void>) | undefined, value: T): Promise<void> {
    try {
      await listener?.(value);
    } catch (cause) {
      report(
        failure("CALLBACK_FAILED", "A function that was passed to subscribe threw. See the cause.", "never", cause),
      );
    }
  }

  const tellOr =
    <T>(listener: ((value: T) => void) | undefined, error: (value: T) => RealtimeError) =>
    (value: T) =>
      void tell(listener ?? ((unheard) => report(error(unheard))), value);

  const gap = tellOr(options.onGap, () =>
    failure("GAP", `Messages of "${channel}" are gone: the server no longer has all that came since the last one.`),
  );

  const inbox = makeInbox(
    {
      channel,
      topics: typeof given === "string" ? null : given.topics,
      validate: options.validate ?? true,
      limit: options.maxUnread ?? 10_000,
    },
    options.after ?? null,
    {
      gap(value) {
        gaps += 1;
        gap(value);
      },
      dropped: tellOr(options.onDropped, ({ topic, count }) =>
        failure("DROPPED", `${count} messages on topic "${topic}" of "${channel}" were left out: this client is slow.`),
      ),
      invalid: tellOr(options.onInvalid, payloadError),
      run: (update) => void tell(options.onRun, update),
      drained() {
        if (feed.state.phase === "paused") {
          void feed.connect();
        }
      },
    },
  );

  const feed = makeFeed(
    runtime,
    channel,
    [...topics],
    options,
    (member, tokensBaseUrl) => {
      const url = realtimeUrl(apiBaseUrl ?? tokensBaseUrl);
      const connection = (options.connection as SharedConnection) ?? sharedConnection(runtime, url, options);
      connection.join(member, url);
      return connection;
    },
    {
      accept: inbox.put,
      subscribed(version) {
        contract = version;
        resolveReady();
      },
      changed: (state) => void tell(options.onStateChange, state),
      report,
      ended(cause) {
        inbox.finish(cause);
        settle(cause);
        report(cause);
      },
    },
  );

  function settle(cause: RealtimeError): void {
    signal?.removeEventListener("abort", close);
    rejectReady(cause);
  }

  function close(): void {
    inbox.discard();
    if (feed.state.phase !== "closed") {
      feed.close();
      settle(failure("CLOSED", "The subscription was closed."));
    }
  }

  function start(): void {
    if (signal?.aborted) {
      close();
    } else if (feed.state.phase === "idle") {
      signal?.addEventListener("abort", close);
      void feed.connect();
    }
    if (onMessage) {
      void deliver(onMessage);
    }
  }

  async function deliver(take: MessageHandler<AnyMessage>): Promise<void> {
    try {
      for (let next = await inbox.next(); !next.done; next = await inbox.next()) {
        await tell(take, next.value);
      }
    } catch {
      // the error that ended the subscription: onError has it
    }
  }

  /** The messages as a stream of what `show` makes of them. */
  function stream<T>(show: (message: AnyMessage) => T): ReadableStream<T> {
    const iterator = subscription[Symbol.asyncIterator]();
    const pull = async (controller: ReadableStreamDefaultController<T>) => {
      const { done, value } = await iterator.next();
      if (done) {
        controller.close();
      } else {
        controller.enqueue(show(value));
      }
    };
    return new ReadableStream({ pull, cancel: close }, { highWaterMark: 0 });
  }

  const subscription: Subscription<AnyMessage> = {
    ready,
    get state() {
      return feed.state;
    },
    get lastId() {
      return inbox.lastId;
    },
    get contract() {
      return contract;
    },
    get gaps() {
      return gaps;
    },
    close,
    unsubscribe: close,
    getJsonStream: () => stream((message) => message),
    getEncodedStream() {
      const encoder = new TextEncoder();
      return stream((message) => encoder.encode(`data: ${JSON.stringify({ ...message, stream: undefined })}\n\n`));
    },
    [Symbol.asyncIterator]() {
      if (onMessage) {
        throw new TypeError("The messages of this subscription go to its onMessage. Leave that out to iterate.");
      }
      return {
        next: inbox.next,
        async return() {
          close();
          return { done: true, value: undefined };
        },
      };
    },
  };
  queueMicrotask(start); // by then the caller has the subscription that its functions may use
  return subscription;
}

function channelName(channel: ChannelInput): string {
  if (typeof channel === "function") {
    throw failure("CHANNEL_UNRESOLVED", "This channel has parameters. Call it with them: orderChannel({ orderId }).");
  }
  return typeof channel === "string" ? channel : channel.name;
}
