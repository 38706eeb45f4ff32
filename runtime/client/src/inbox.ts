import type { ChannelInput, TopicsConfig } from "./channel.js";
import { type AnyMessage, type Delivery, decode } from "./decode.js";
import { failure, type RealtimeError } from "./errors.js";
import type { SubscribeOptions } from "./options.js";
import { placed } from "./placed.js";
import { type FeedFrame, isMessage, type MessageFrame } from "./protocol.js";
import { makeQueue } from "./queue.js";
import type { RunUpdate } from "./run.js";
import type { Standing } from "./standing.js";
import { makeStreams } from "./streams.js";
import type { Tell } from "./tell.js";

/**
 * Holds what has come until its consumer takes it, one at a time and in order, however long a schema takes. Streams are
 * filled as their chunks come, so that a consumer may read one to its end before it takes the next message. What is no
 * message is told to the user's functions, in its place.
 */
export interface Inbox {
  /** Returns false if it is full now: the frame is in, and the next one has to wait until there is room. */
  push(frame: FeedFrame, cursor: string | undefined): boolean;
  /**
   * Nothing more will come: what is there can still be taken, and then the cause is thrown, once. Without a cause nothing
   * more is wanted, not even what is there.
   */
  close(cause: RealtimeError | null): void;
  /** What comes. Calls of `next` may overlap: each gets its own message, in the order of the calls. */
  readonly messages: AsyncGenerator<AnyMessage, undefined>;
}

/** Makes one. `drained` is called while there is plenty of room. */
export function makeInbox(
  options: SubscribeOptions<ChannelInput, string>,
  channel: string,
  topics: TopicsConfig | undefined,
  standing: Standing,
  tell: Tell,
  drained: () => void,
): Inbox {
  const { maxUnread = 10_000 } = options;
  const items = makeQueue<Delivery | Promise<Delivery>>();
  const streams = makeStreams();
  let waiting = 0;
  let isOver = false; // and nothing more is wanted
  let decoding: Promise<unknown> = Promise.resolve();

  /** A step of the consumer that brings it to a place of the channel. */
  const at = (cursor: string | undefined, step: Delivery | undefined) => () => {
    standing.lastId = cursor ?? standing.lastId;
    return step?.();
  };

  /** What to tell of a frame that is no message. */
  function notice(frame: Exclude<FeedFrame, MessageFrame>, cursor: string | undefined): Delivery | undefined {
    if (frame.kind === "run") {
      const { status, result } = frame.data;
      return () => void tell(undefined, options.onRun, placed(frame, { status, result }) as RunUpdate);
    }
    if (frame.kind === "dropped") {
      const { topic, count } = frame;
      return () =>
        void tell(failure("DROPPED", `Missed ${count} messages of "${topic}".`), options.onDropped, {
          channel,
          topic,
          count,
        });
    }
    if (frame.kind === "gap" || (frame.kind === "subscribed" && !frame.recovered)) {
      const error = failure("GAP", `Missed messages of "${channel}".`);
      streams.cut(error);
      return () => {
        standing.gaps++;
        void tell(error, options.onGap, { channel, cursor: cursor as string });
        return undefined;
      };
    }
    return undefined;
  }

  async function* take(): AsyncGenerator<AnyMessage, undefined> {
    for (;;) {
      const delivery = await items.take();
      if (isOver) {
        return;
      }
      if (--waiting <= maxUnread / 2) {
        drained();
      }
      const message = delivery();
      if (message) {
        yield message;
      }
    }
  }

  return {
    messages: take(),
    push(frame, cursor) {
      if (!waiting && !isMessage(frame)) {
        at(cursor, notice(frame, cursor))(); // its consumer has taken all that came before
        return true;
      }
      const delivery = decoding.then(async () =>
        at(cursor, isMessage(frame) ? await decode(frame, topics, options, streams, tell) : notice(frame, cursor)),
      );
      decoding = delivery;
      items.push(delivery);
      return ++waiting < maxUnread;
    },
    close(cause) {
      void decoding.then(() => streams.cut(cause));
      if (cause) {
        void tell(cause);
      } else {
        isOver = true;
        items.clear();
      }
      items.push(() => {
        throw cause;
      });
    },
  };
}
