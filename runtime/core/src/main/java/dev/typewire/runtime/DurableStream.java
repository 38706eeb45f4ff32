package dev.typewire.runtime;

import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Opens the stream of a run's step, which may have begun before a crash.
 *
 * <p>A stream that was ended is not repeated: what is written goes nowhere. One that was cut off is
 * ended with an error, and another one begins, because what a step writes the second time need not
 * be what it wrote the first time. Each attempt has an id that follows from the run, the step and
 * its number.
 */
final class DurableStream {
  private final Realtime realtime;
  private final String key;
  private final PublishOptions options;

  /**
   * The stream of a step.
   *
   * @param key names the run and the step
   * @param options what goes with each message
   */
  DurableStream(Realtime realtime, String key, PublishOptions options) {
    this.realtime = realtime;
    this.key = key;
    this.options = options;
  }

  <T> TopicStream<T> open(TopicRef<T> topic, PayloadCodec codec) {
    Optional<MessageId> end =
        realtime.await(realtime.broker().find(topic.channel().name(), endKey()));
    if (end.isPresent()) {
      Receipt duplicate = new Receipt(end.get(), true);
      return stream(
          1, topic, codec, (kind, payload) -> CompletableFuture.completedFuture(duplicate));
    }
    for (int attempt = 1; ; attempt++) {
      int number = attempt;
      TopicStream<T> stream =
          stream(number, topic, codec, (kind, payload) -> append(number, topic, kind, payload));
      if (!realtime.awaitBeginning(stream).duplicate()) {
        return stream;
      }
      stream.fail("The step that wrote it began again.");
    }
  }

  private <T> TopicStream<T> stream(
      int attempt, TopicRef<T> topic, PayloadCodec codec, TopicStream.Sink sink) {
    return new TopicStream<>(
        id(attempt),
        chunk -> codec.encode(topic, chunk),
        sink,
        realtime::await,
        realtime.openStreams());
  }

  private CompletionStage<Receipt> append(
      int attempt, TopicRef<?> topic, MessageKind kind, Payload payload) {
    PublishOptions with =
        switch (kind) {
          case STREAM_START -> options.keyed(Publication.beginKey(endKey(), attempt));
          case STREAM_END ->
              options.keyed(
                  TopicStream.isWhole(payload) ? endKey() : Publication.endKey(id(attempt)));
          default -> options;
        };
    return realtime.append(topic, kind, id(attempt), payload, with);
  }

  private String id(int attempt) {
    return StreamIds.of(key + "/" + attempt);
  }

  private String endKey() {
    return key + "/end";
  }
}
