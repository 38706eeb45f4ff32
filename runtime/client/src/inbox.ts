import type { TopicsConfig } from "./channel.js";
import { type AnyMessage, decode } from "./decode.js";
import type { RealtimeError } from "./errors.js";
import type { Dropped, Gap, InvalidMessage } from "./message.js";
import { type ChannelFrame, isMessage } from "./protocol.js";
import { makeQueue } from "./queue.js";
import { type RunUpdate, runUpdate } from "./run.js";
import { makeStreams } from "./streams.js";

/** Whom an inbox tells, in the order of the channel, as its consumer comes by. */
export interface InboxListener {
  gap(gap: Gap): void;
  dropped(dropped: Dropped): void;
  invalid(message: InvalidMessage): void;
  run(update: RunUpdate): void;
  /** There is room again after `put` returned false. */
  drained(): void;
}

/** What an inbox is for. */
export interface InboxOptions {
  readonly channel: string;
  readonly topics: TopicsConfig | null;
  readonly validate: boolean;
  /** How many items may wait. */
  readonly limit: number;
}

/** What the consumer finds at one place of the channel: a message, something to tell, the end, or the place alone. */
interface Delivery {
  readonly cursor?: string | undefined;
  readonly message?: AnyMessage | undefined;
  readonly tell?: () => void;
  readonly end?: { readonly cause: RealtimeError | null };
}

/**
 * Holds what has come until its consumer takes it, one at a time and in order, however long a schema takes. Streams are
 * filled as their chunks come, so that a consumer may read one to its end before it takes the next message.
 */
export interface Inbox {
  /** The cursor of what the consumer has taken: resuming from here repeats nothing and leaves nothing out. */
  readonly lastId: string | null;
  /** Returns false if it is full now: the frame is in, and the next one has to wait for `drained`. */
  put(frame: ChannelFrame, cursor: string | undefined): boolean;
  /** Nothing more will come: what is there can still be taken, and then the cause is thrown, once. */
  finish(cause: RealtimeError): void;
  /** Nothing more is wanted, not even what is there. */
  discard(): void;
  /** Takes the next message. Calls may overlap: each gets its own, in the order of the calls. */
  next(): Promise<IteratorResult<AnyMessage, undefined>>;
}

export function makeInbox(options: InboxOptions, after: string | null, listener: InboxListener): Inbox {
  const { channel, topics, validate, limit } = options;
  const streams = makeStreams();
  const items = makeQueue<Delivery | Promise<Delivery>>();
  let lastId = after;
  let waiting = 0;
  let isFull = false;
  let isOver = false; // and nothing more is wanted
  let decoding: Promise<unknown> = Promise.resolve();
  let turn: Promise<unknown> = decoding;

  async function read(frame: ChannelFrame, cursor: string | undefined): Promise<Delivery> {
    if (!isMessage(frame)) {
      return pass(frame, cursor);
    }
    const { message, invalid } = await decode(frame, topics, validate, streams);
    return { cursor, message, ...(invalid && { tell: () => listener.invalid(invalid) }) };
  }

  /** Says what becomes of a frame that is no message. */
  function pass(frame: ChannelFrame, cursor: string | undefined): Delivery {
    if (frame.kind === "run") {
      return { cursor, tell: () => listener.run(runUpdate(frame)) };
    }
    if (frame.kind === "dropped") {
      const { topic, count } = frame;
      return { tell: () => listener.dropped({ channel, topic, count }) };
    }
    if (frame.kind === "subscribed" && frame.recovered) {
      return { cursor };
    }
    streams.cut("There is a gap in the stream.");
    return { cursor, tell: () => listener.gap({ channel, cursor: cursor as string }) };
  }

  function hand({ cursor, message, tell }: Delivery): AnyMessage | undefined {
    lastId = cursor ?? lastId;
    tell?.();
    return message;
  }

  async function take(): Promise<IteratorResult<AnyMessage, undefined>> {
    for (;;) {
      const delivery = await items.take();
      if (delivery.end) {
        items.push({ end: { cause: null } });
        if (delivery.end.cause) {
          throw delivery.end.cause;
        }
        return { done: true, value: undefined };
      }
      if (!isOver) {
        waiting -= 1;
        if (isFull && waiting <= limit / 2) {
          isFull = false;
          listener.drained();
        }
        const message = hand(delivery);
        if (message) {
          return { done: false, value: message };
        }
      }
    }
  }

  return {
    get lastId() {
      return lastId;
    },
    put(frame, cursor) {
      if (!waiting && !isMessage(frame)) {
        hand(pass(frame, cursor)); // its consumer has taken all that came before
        return true;
      }
      const delivery = decoding.then(() => read(frame, cursor));
      decoding = delivery;
      items.push(delivery);
      isFull = ++waiting >= limit;
      return !isFull;
    },
    finish(cause) {
      void decoding.then(() => streams.cut(ENDED, cause));
      items.push({ end: { cause } });
    },
    discard() {
      streams.cut(ENDED);
      isOver = true;
      items.clear();
      items.push({ end: { cause: null } });
    },
    next() {
      const result = turn.then(take);
      turn = result.catch(() => {});
      return result;
    },
  };
}

const ENDED = "The subscription ended before the stream did.";
