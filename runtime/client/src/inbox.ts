import type { TopicsConfig } from "./channel.js";
import { type AnyMessage, decode } from "./decode.js";
import type { RealtimeError } from "./errors.js";
import type { FeedItem } from "./feed.js";
import type { Gap, InvalidMessage } from "./message.js";
import type { DataFrame } from "./protocol.js";
import { Queue } from "./queue.js";

/** Whom an inbox tells, in the order of the channel, as its consumer comes by. */
export interface InboxListener {
  gap(gap: Gap): void;
  invalid(message: InvalidMessage): void;
  /** There is room again after `put` returned false. */
  drained(): void;
}

/** What an inbox is for. */
export interface InboxOptions {
  readonly channel: string;
  /** The schemas to check payloads with; `null` to check none. */
  readonly topics: TopicsConfig | null;
  readonly after: string | null;
  /** How many items may wait. */
  readonly limit: number;
}

/**
 * Holds what has come until its consumer takes it, one at a time and in order, however long a schema takes.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #listener: InboxListener;
  /** The cursor of what the consumer has taken: resuming from here repeats nothing and leaves nothing out. */
  lastId: string | null;
  readonly #items = new Queue<FeedItem>();
  #isFull = false;
  #isDecoding = false;
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
    if (item.kind === "cursor" && this.#items.size === 0 && !this.#isDecoding) {
      this.#pass(item.cursor, item.isGap); // its consumer has taken all that came before
      return true;
    }
    this.#items.push(item);
    this.#isFull = this.#items.size >= this.#options.limit;
    this.#wake();
    return !this.#isFull;
  }

  /** Nothing more will come: what is there can still be taken, and then the cause is thrown, once. */
  finish(cause: RealtimeError): void {
    this.#end ??= { cause, isAtOnce: false };
    this.#wake();
  }

  /** Nothing more is wanted, not even what is there. */
  discard(): void {
    this.#items.clear();
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
      if (item?.kind === "message") {
        const message = await this.#decode(item.frame);
        if (message !== null) {
          return { done: false, value: message };
        }
      } else if (item?.kind === "cursor") {
        this.#pass(item.cursor, item.isGap);
      } else if (this.#end !== null) {
        return this.#finished(this.#end.cause);
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  #shift(): FeedItem | undefined {
    const item = this.#items.shift();
    if (this.#isFull && this.#items.size <= this.#options.limit / 2) {
      this.#isFull = false;
      this.#listener.drained();
    }
    return item;
  }

  async #decode(frame: DataFrame): Promise<AnyMessage | null> {
    this.#isDecoding = true;
    const decoded = await decode(frame, this.#options.topics);
    this.#isDecoding = false;
    if (this.#end?.isAtOnce) {
      return null;
    }
    this.lastId = frame.id;
    if ("message" in decoded) {
      return decoded.message;
    }
    this.#listener.invalid(decoded.invalid);
    return null;
  }

  #pass(cursor: string, isGap: boolean): void {
    this.lastId = cursor;
    if (isGap) {
      this.#listener.gap({ channel: this.#options.channel, cursor });
    }
  }

  #finished(cause: RealtimeError | null): IteratorReturnResult<undefined> {
    this.#end = { cause: null, isAtOnce: true };
    if (cause !== null) {
      throw cause;
    }
    return { done: true, value: undefined };
  }
}
