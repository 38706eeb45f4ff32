import type { ChannelInput } from "./channel.js";
import { type AnyMessage, decode } from "./decode.js";
import { failure, type RealtimeError } from "./errors.js";
import type { SubscribeOptions } from "./options.js";
import { payloadError } from "./payload-error.js";
import { type FeedFrame, isMessage } from "./protocol.js";
import { makeQueue } from "./queue.js";
import { runUpdate } from "./run.js";
import { makeStreams } from "./streams.js";
import type { Tell } from "./tell.js";

/** What the consumer finds at one place of the channel: a message, something to tell, the end, or the place alone. */
interface Delivery {
  readonly cursor?: string | undefined;
  readonly message?: AnyMessage;
  readonly say?: () => void;
  readonly end?: true;
  readonly cause?: RealtimeError | undefined;
}

/**
 * Holds what has come until its consumer takes it, one at a time and in order, however long a schema takes. Streams are
 * filled as their chunks come, so that a consumer may read one to its end before it takes the next message. What is no
 * message is told to the user's functions, in its place.
 */
export interface Inbox {
  /** The cursor of what the consumer has taken: resuming from here repeats nothing and leaves nothing out. */
  readonly lastId: string | null;
  /** How many gaps there were up to `lastId`. */
  readonly gaps: number;
  /** Returns false if it is full now: the frame is in, and the next one has to wait until there is room. */
  put(frame: FeedFrame, cursor: string | undefined): boolean;
  /** Nothing more will come: what is there can still be taken, and then the cause is thrown, once. */
  finish(cause: RealtimeError): void;
  /** Nothing more is wanted, not even what is there. */
  discard(): void;
  /** Takes the next message. Calls may overlap: each gets its own, in the order of the calls. */
  next(): Promise<IteratorResult<AnyMessage, undefined>>;
}

/** Makes one. `drained` is called when there is room again after `put` returned false. */
export function makeInbox(
  options: SubscribeOptions<ChannelInput, string>,
  channel: string,
  tell: Tell,
  drained: () => void,
): Inbox {
  const { maxUnread = 10_000, validate = true } = options;
  const topics = typeof options.channel === "string" ? null : options.channel.topics;
  const streams = makeStreams();
  const items = makeQueue<Delivery | Promise<Delivery>>();
  let lastId = options.after ?? null;
  let gaps = 0;
  let waiting = 0;
  let isFull = false;
  let isOver = false; // and nothing more is wanted
  let decoding: Promise<unknown> = Promise.resolve();
  let turn = decoding;

  async function read(frame: FeedFrame, cursor: string | undefined): Promise<Delivery> {
    if (!isMessage(frame)) {
      return pass(frame, cursor);
    }
    const { message, invalid } = await decode(frame, topics, validate, streams);
    return invalid
      ? { cursor, say: () => tell(options.onInvalid, invalid, payloadError(invalid)) }
      : { cursor, ...(message && { message }) };
  }

  /** Says what becomes of a frame that is no message. */
  function pass(frame: FeedFrame, cursor: string | undefined): Delivery {
    if (frame.kind === "run") {
      return { cursor, say: () => tell(options.onRun, runUpdate(frame)) };
    }
    if (frame.kind === "dropped") {
      const { topic, count } = frame;
      const error = failure("DROPPED", `${count} messages of topic "${topic}" were left out for this slow client.`);
      return { say: () => tell(options.onDropped, { channel, topic, count }, error) };
    }
    if (frame.kind === "gap" || (frame.kind === "subscribed" && !frame.recovered)) {
      streams.cut("There is a gap in the stream.");
      return {
        cursor,
        say() {
          gaps += 1;
          const error = failure("GAP", `Messages of "${channel}" are gone from the server's history.`);
          tell(options.onGap, { channel, cursor: cursor as string }, error);
        },
      };
    }
    return { cursor };
  }

  function hand({ cursor, message, say }: Delivery): AnyMessage | undefined {
    lastId = cursor ?? lastId;
    say?.();
    return message;
  }

  async function take(): Promise<IteratorResult<AnyMessage, undefined>> {
    for (;;) {
      const delivery = await items.take();
      if (delivery.end) {
        items.push({ end: true });
        if (delivery.cause) {
          throw delivery.cause;
        }
        return { done: true, value: undefined };
      }
      if (!isOver) {
        waiting -= 1;
        if (isFull && waiting <= maxUnread / 2) {
          isFull = false;
          drained();
        }
        const value = hand(delivery);
        if (value) {
          return { value };
        }
      }
    }
  }

  function finish(cause?: RealtimeError): void {
    void decoding.then(() => streams.cut("The subscription ended before the stream did.", cause));
    items.push({ end: true, cause });
  }

  return {
    get lastId() {
      return lastId;
    },
    get gaps() {
      return gaps;
    },
    put(frame, cursor) {
      if (!waiting && !isMessage(frame)) {
        hand(pass(frame, cursor)); // its consumer has taken all that came before
        return true;
      }
      const delivery = decoding.then(() => read(frame, cursor));
      decoding = delivery;
      items.push(delivery);
      isFull = ++waiting >= maxUnread;
      return !isFull;
    },
    finish,
    discard() {
      isOver = true;
      items.clear();
      finish();
    },
    next() {
      const result = turn.then(take);
      turn = result.catch(() => {});
      return result;
    },
  };
}
