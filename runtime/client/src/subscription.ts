import type { RealtimeMessage } from "./message.js";
import type { ConnectionState } from "./state.js";

/** A standing subscription. It begins by itself and comes back after cuts until it is closed or refused for good. */
export interface Subscription<Message = RealtimeMessage> extends AsyncIterable<Message> {
  /** Where it stands now. */
  readonly state: ConnectionState;
  /**
   * The cursor of what has been handed on: of the acknowledgement at first, then the id of the last message that the
   * iterator returned or the callback was called with. Messages that still wait are not counted, so a subscription
   * whose `after` is this value repeats nothing and leaves nothing out. `null` before the first acknowledgement.
   */
  readonly lastId: string | null;
  /** The version of the server's contract, once acknowledged; a page that sees it change is old. `null` if it has none. */
  readonly contract: string | null;
  /** How many gaps there were up to `lastId`. 0 says that nothing is missing. */
  readonly gaps: number;
  /** Resolves when the server first acknowledges; rejects if the subscription ends before. */
  readonly ready: Promise<void>;
  /** Ends it: messages that still wait are let go, and an iteration ends. Closing twice is fine. */
  close(): void;
  /** The same. */
  unsubscribe(): void;
  /**
   * The messages as a stream, to be read in place of an iteration; cancelling it closes the subscription, and an error that
   * ends the subscription ends the stream.
   *
   * @throws TypeError if the messages go to a callback
   */
  getJsonStream(): ReadableStream<Message>;
  /**
   * The same as server-sent events in UTF-8, to pass on as the body of a response: `data:`, with the message's JSON. The
   * `stream` of a chunk is left out of it.
   */
  getEncodedStream(): ReadableStream<Uint8Array>;
  /**
   * Takes the messages, one by one; leaving the loop closes the subscription. When the subscription is refused for
   * good, the loop throws the {@link RealtimeError}, after the messages that came before.
   *
   * @throws TypeError if the messages go to a callback
   */
  [Symbol.asyncIterator](): AsyncIterator<Message, undefined>;
}
