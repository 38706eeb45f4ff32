import { type AnyMessage, type Decoded, type DecodeOptions, decode } from "./decode.js";
import type { RealtimeError } from "./errors.js";
import type { FeedItem } from "./feed.js";
import type { Gap, InvalidMessage } from "./message.js";
import type { MessageFrame } from "./protocol.js";
import { Queue } from "./queue.js";
import { type RunUpdate, runUpdate } from "./run.js";
import { Streams } from "./streams.js";

/** Whom an inbox tells, in the order of the channel, as its consumer comes by. */
export interface InboxListener {
  gap(gap: Gap): void;
  invalid(message: InvalidMessage): void;
  run(update: RunUpdate): void;
  /** There is room again after `put` returned false. */
  drained(): void;
}

/** What an inbox is for. */
export interface InboxOptions extends DecodeOptions {
  readonly channel: string;
  readonly after: string | null;
  /** How many items may wait. */
  readonly limit: number;
}

/** What the consumer finds at one place of the channel: one of these, or the place alone. */
interface Delivery extends Decoded {
  readonly cursor: string;
  readonly run?: RunUpdate;
  readonly isGap?: boolean;
}

/**
 * Holds what has come until its consumer takes it, one at a time and in order, however long a schema takes. Streams are
 * filled as their chunks come, so that a consumer may read one to its end before it takes the next message.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #listener: InboxListener;
  /** The cursor of what the consumer has taken: resuming from here repeats nothing and leaves nothing out. */
  lastId: string | null;
  readonly #streams = new Streams();
  readonly #items = new Queue<Promise<Delivery>>();
  #decoding: Promise<unknown> = Promise.resolve();
  #isFull = false;
  #isTaking = false;
  #end: { readonly cause: RealtimeError | null; readonly isAtOnce: boolean } | null = null;
  #wake: () => void = () => {};
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: InboxOptions, listener: InboxListener) {
    this.#options = options;
    this.#listener = listener;
    this.lastId = options.after;
  }

  /** @returns false if it is full now: the item is in, and the next one has to wait for `drained` */
  put(item: FeedItem): boolean {
    if (item.kind !== "message" && this.#items.size === 0 && !this.#isTaking) {
      this.#hand(this.#pass(item)); // its consumer has taken all that came before
      return true;
    }
    const delivery = this.#decoding.then(() => (item.kind === "message" ? this.#decode(item.frame) : this.#pass(item)));
    this.#decoding = delivery;
    this.#items.push(delivery);
    this.#isFull = this.#items.size >= this.#options.limit;
    this.#wake();
    return !this.#isFull;
  }

  /** Nothing more will come: what is there can still be taken, and then the cause is thrown, once. */
  finish(cause: RealtimeError): void {
    this.#end ??= { cause, isAtOnce: false };
    void this.#decoding.then(() => this.#cutStreams(cause));
    this.#wake();
  }

  /** Nothing more is wanted, not even what is there. */
  discard(): void {
    this.#items.clear();
    this.#cutStreams();
    this.#end = { cause: null, isAtOnce: true };
    this.#wake();
  }

  /** Takes the next message. Calls may overlap: each gets its own, in the order of the calls. */
  next(): Promise<IteratorResult<AnyMessage, undefined>> {
    const result = this.#turn.then(() => this.#take());
    this.#turn = result.catch(() => {});
    return result;
  }

  async #take(): Promise<IteratorResult<AnyMessage, undefined>> {
    for (;;) {
      const item = this.#shift();
      if (item !== undefined) {
        this.#isTaking = true;
        const delivery = await item;
        this.#isTaking = false;
        const message = this.#end?.isAtOnce ? undefined : this.#hand(delivery);
        if (message !== undefined) {
          return { done: false, value: message };
        }
      } else if (this.#end !== null) {
        return this.#finished(this.#end.cause);
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  #shift(): Promise<Delivery> | undefined {
    const item = this.#items.shift();
    if (this.#isFull && this.#items.size <= this.#options.limit / 2) {
      this.#isFull = false;
      this.#listener.drained();
    }
    return item;
  }

  async #decode(frame: MessageFrame): Promise<Delivery> {
    return { cursor: frame.id, ...(await decode(frame, this.#options, this.#streams)) };
  }

  /** Says what becomes of an item that is no message. */
  #pass(item: Exclude<FeedItem, { kind: "message" }>): Delivery {
    if (item.kind === "run") {
      return { cursor: item.frame.id, run: runUpdate(item.frame) };
    }
    if (item.isGap) {
      this.#streams.cut("There is a gap in the stream.");
    }
    return item;
  }

  /** @returns the message to hand on, if there is one; the listener is told of anything else */
  #hand({ cursor, message, invalid, run, isGap }: Delivery): AnyMessage | undefined {
    this.lastId = cursor;
    if (invalid !== undefined) {
      this.#listener.invalid(invalid);
    } else if (run !== undefined) {
      this.#listener.run(run);
    } else if (isGap) {
      this.#listener.gap({ channel: this.#options.channel, cursor });
    }
    return message;
  }

  #cutStreams(cause?: RealtimeError): void {
    this.#streams.cut("The subscription ended before the stream did.", cause);
  }

  #finished(cause: RealtimeError | null): IteratorReturnResult<undefined> {
    this.#end = { cause: null, isAtOnce: true };
    if (cause !== null) {
      throw cause;
    }
    return { done: true, value: undefined };
  }
}
