package dev.typewire.bench.redis;

import dev.typewire.bench.load.Mark;
import dev.typewire.redis.RedisBroker;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Typewire's broker, with an idempotency key for each message. */
final class BrokerWay implements Way {
  private static final Payload PAYLOAD =
      Payload.ofJson(Mark.message(0, 0, 0).getBytes(StandardCharsets.US_ASCII));

  private final RedisBroker broker;

  BrokerWay(String uri) {
    broker = RedisBroker.connect(uri);
  }

  static Publication publication(long number) {
    return new Publication(
        "c0",
        "tick",
        MessageKind.DATA,
        null,
        PAYLOAD,
        Long.toHexString(number),
        null,
        null,
        256,
        Duration.ofMinutes(10));
  }

  @Override
  public CompletionStage<?> append(long number) {
    return broker.append(publication(number));
  }

  @Override
  public void close() {
    broker.close();
  }
}
