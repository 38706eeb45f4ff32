import { realtimeUrl } from "./base-url.js";
import { type ChannelInput, channelName, type TopicsConfig } from "./channel.js";
import type { AnyMessage } from "./decode.js";
import { failure } from "./errors.js";
import { makeFeed } from "./feed.js";
import { makeInbox } from "./inbox.js";
import type { MessageHandler, SubscribeOptions } from "./options.js";
import type { Runtime } from "./runtime.js";
import type { Standing } from "./standing.js";
import type { ConnectionState } from "./state.js";
import type { Subscription } from "./subscription.js";
import { makeTell } from "./tell.js";

/** Joins a feed, which brings, to an inbox, which keeps, and hands on what is there. */
export function makeSubscription(
  runtime: Runtime,
  options: SubscribeOptions<ChannelInput, string>,
  onMessage: MessageHandler<AnyMessage> | undefined = options.onMessage as MessageHandler<AnyMessage> | undefined,
): Subscription<AnyMessage> {
  const { apiBaseUrl, signal } = options;
  const given = options.channel;
  if (typeof given === "function") {
    throw failure("CHANNEL_UNRESOLVED", "Call the channel.");
  }
  const channel = channelName(options);
  if (!options.topics.length) {
    throw failure("TOPICS_MISSING");
  }
  if (apiBaseUrl) {
    realtimeUrl(apiBaseUrl); // throws now if it is none
  }
  let changed = (_state: ConnectionState) => {};
  const ready = new Promise<void>((resolve, reject) => {
    changed = (state) => {
      void tell(undefined, options.onStateChange, state);
      if (state.phase === "open") {
        resolve();
      } else if (state.phase === "closed") {
        signal?.removeEventListener("abort", close);
        reject(state.cause ?? failure("CLOSED"));
      }
    };
  });
  ready.catch(() => {}); // onError tells of it too
  const tell = makeTell(options.onError ?? console.error);
  const standing: Standing = { state: { phase: "idle" }, contract: null, lastId: options.after ?? null, gaps: 0 };
  const resume = () => standing.state.phase === "paused" && connect();
  const inbox = makeInbox(options, channel, (given as { topics?: TopicsConfig }).topics, standing, tell, resume);
  const { connect, close } = makeFeed(runtime, options, channel, inbox, standing, changed, tell);
  const { messages } = inbox;

  async function deliver(): Promise<void> {
    for await (const message of messages) {
      await tell(undefined, onMessage, message);
    }
  }

  /** The messages as a stream of what `show` makes of them. */
  function stream<T>(show: (message: AnyMessage) => T): ReadableStream<T> {
    iterate();
    const pull = async (controller: ReadableStreamDefaultController<T>) => {
      const { done, value } = await messages.next();
      if (done) {
        controller.close();
      } else {
        controller.enqueue(show(value));
      }
    };
    return new ReadableStream({ pull, cancel: close }, { highWaterMark: 0 });
  }

  function iterate(): AsyncIterator<AnyMessage, undefined> {
    if (onMessage) {
      throw new TypeError("Pass no onMessage.");
    }
    return {
      next: () => messages.next(),
      return: () => {
        close(); // so that what waits for a message comes back
        return messages.next();
      },
    };
  }

  signal?.addEventListener("abort", close);
  // By then the caller has the subscription that its functions may use.
  queueMicrotask(() => (signal?.aborted ? close() : connect()));
  if (onMessage) {
    deliver().catch(() => {}); // the error that ended the subscription: onError has it
  }
  return Object.assign(standing, {
    ready,
    close,
    unsubscribe: close,
    getJsonStream: () => stream((message) => message),
    getEncodedStream: () =>
      stream((message) => new TextEncoder().encode(`data: ${JSON.stringify({ ...message, stream: undefined })}\n\n`)),
    [Symbol.asyncIterator]: iterate,
  });
}
