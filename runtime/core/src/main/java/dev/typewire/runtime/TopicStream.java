package dev.typewire.runtime;

import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Payloads of one topic that belong together, with a beginning and an end: the tokens of a model's
 * answer, the pieces of a text.
 *
 * <pre>{@code
 * try (TopicStream<String> tokens = chat.tokens()) {
 *   model.answer(prompt, tokens::write);
 *   tokens.end();
 * }
 * }</pre>
 *
 * <p>Each chunk is a message of the channel, with an id to resume from. Chunks keep the order in
 * which they were written. When one cannot be delivered, the stream is over: it ends with an error,
 * and every later call fails with the same exception. {@link #close} without {@link #end} tells
 * subscribers that the stream was cut off, so that half a text is never taken for the whole. An end
 * that the broker did not take is tried again until it does, and closing the {@link Realtime} cuts
 * off what is open.
 *
 * <p>A stream that is left without an end or a {@link #close} stays open, and in memory, until the
 * {@link Realtime} closes. Safe for use by many threads.
 *
 * @param <T> the type of a chunk
 */
public final class TopicStream<T> implements AutoCloseable {
  private static final Payload NOTHING = json("null");

  private final String id;
  private final Function<? super T, Payload> encoder;
  private final Sink sink;
  private final Function<CompletionStage<Receipt>, Receipt> await;
  private final OpenStreams open;
  private CompletableFuture<Receipt> last;
  private boolean ended;

  /** Appends the messages of one stream; its end is harmless a second time. */
  interface Sink {
    CompletionStage<Receipt> append(MessageKind kind, Payload payload);
  }

  /** A stream that begins now. */
  TopicStream(
      String id,
      Function<? super T, Payload> encoder,
      Sink sink,
      Function<CompletionStage<Receipt>, Receipt> await,
      OpenStreams open) {
    this.id = id;
    this.encoder = encoder;
    this.sink = sink;
    this.await = await;
    this.open = open;
    this.last = sink.append(MessageKind.STREAM_START, NOTHING).toCompletableFuture();
    open.add(this);
  }

  /** The stream's id, which its chunks carry. */
  public String id() {
    return id;
  }

  /** When the stream has begun. */
  CompletionStage<Receipt> begun() {
    return last;
  }

  /**
   * Writes a chunk.
   *
   * @return once the broker has it
   * @throws PayloadException if the chunk is refused; the stream goes on without it
   * @throws dev.typewire.runtime.broker.BrokerException if the broker refuses, or does not answer
   *     in time; the stream is over
   * @throws IllegalStateException if the stream has ended
   */
  public Receipt write(T chunk) {
    return await.apply(writeAsync(chunk));
  }

  /** The same without waiting for the broker; the chunk is encoded before this returns. */
  public CompletionStage<Receipt> writeAsync(T chunk) {
    Payload payload = encoder.apply(chunk);
    synchronized (this) {
      if (ended) {
        throw new IllegalStateException("The stream " + id + " has ended.");
      }
      last = last.thenCompose(before -> sink.append(MessageKind.CHUNK, payload));
      return last;
    }
  }

  /**
   * Ends the stream: it is whole.
   *
   * @return once the broker has the end, and all before it
   * @throws dev.typewire.runtime.broker.BrokerException if a chunk was not delivered, and the
   *     stream is cut off; or the end was not yet
   * @throws IllegalStateException if the stream has ended
   */
  public Receipt end() {
    return await.apply(endAsync());
  }

  /** The same without waiting for the broker. */
  public synchronized CompletionStage<Receipt> endAsync() {
    if (ended) {
      throw new IllegalStateException("The stream " + id + " has ended.");
    }
    ended = true;
    last =
        last.handle(
                (before, fault) ->
                    fault == null
                        ? appendEnd(NOTHING)
                        : cut("A part of it was not delivered.")
                            .thenCompose(end -> CompletableFuture.<Receipt>failedFuture(fault)))
            .thenCompose(end -> end);
    return last;
  }

  /**
   * Ends the stream with an error. Nothing happens if it has ended.
   *
   * @param reason what subscribers are told; no secrets
   */
  public void fail(String reason) {
    var unused = await.apply(failAsync(reason));
  }

  /** The same without waiting for the broker. */
  public synchronized CompletionStage<Receipt> failAsync(String reason) {
    if (!ended) {
      ended = true;
      last = last.handle((before, fault) -> cut(reason)).thenCompose(end -> end);
    }
    return last;
  }

  /** Cuts the stream off if it has not ended. Again is harmless. */
  @Override
  public void close() {
    synchronized (this) {
      if (ended) {
        return;
      }
    }
    fail("The writer stopped before the end.");
  }

  /** Whether the payload of a stream's end says that it is whole. */
  static boolean isWhole(Payload end) {
    return end == NOTHING;
  }

  /** The payload of the end of a stream that is not whole. */
  static Payload error(String reason) {
    StringBuilder text = new StringBuilder("\"");
    JsonStringEncoder.getInstance().quoteAsString(reason, text);
    return json(text.append('"').toString());
  }

  private CompletionStage<Receipt> cut(String reason) {
    return appendEnd(error(reason));
  }

  private CompletionStage<Receipt> appendEnd(Payload payload) {
    return open.end(this, () -> sink.append(MessageKind.STREAM_END, payload));
  }

  private static Payload json(String text) {
    return Payload.ofJson(text.getBytes(StandardCharsets.UTF_8));
  }
}
