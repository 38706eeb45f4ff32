package dev.typewire.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.wire.Dialect;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompressedFramesTest {
  private final CompressedFrames frames = new CompressedFrames(1_000);
  private final AtomicInteger compressions = new AtomicInteger();

  private static StoredMessage message(int sequence) {
    MessageId id = new MessageId("e", sequence);
    Payload payload = Payload.ofJson(new byte[] {'1'});
    return new StoredMessage(
        id, "order:42", "step", MessageKind.DATA, null, payload, Instant.EPOCH, null, null);
  }

  private byte[] compress(int sequence, Dialect dialect) {
    return frames.of(
        message(sequence),
        dialect,
        () -> {
          compressions.incrementAndGet();
          return new byte[100];
        });
  }

  @Test
  void messageThatManyLoopsAskForAtOnce_isCompressedOnce() throws Exception {
    ExecutorService loops = Executors.newFixedThreadPool(8);
    try {
      CountDownLatch go = new CountDownLatch(1);
      List<Future<byte[]>> asked = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        asked.add(
            loops.submit(
                () -> {
                  go.await();
                  return compress(1, Dialect.V1);
                }));
      }
      go.countDown();
      byte[] frame = asked.get(0).get();
      for (Future<byte[]> each : asked) {
        assertThat(each.get()).isSameAs(frame);
      }
      assertThat(compressions).hasValue(1);
    } finally {
      loops.shutdownNow();
    }
  }

  @Test
  void dialects_haveFramesOfTheirOwn() {
    compress(1, Dialect.V1);
    compress(1, Dialect.PLAIN);
    assertThat(compressions).hasValue(2);
  }

  @Test
  void framesBeyondTheBound_areForgotten_theOldestFirst() {
    for (int sequence = 1; sequence <= 4; sequence++) {
      compress(sequence, Dialect.V1);
    }
    compress(4, Dialect.V1);
    compress(2, Dialect.V1);
    assertThat(compressions).hasValue(4);
    compress(1, Dialect.V1);
    assertThat(compressions).hasValue(5);
  }

  @Test
  void frameThatIsLargerThanTheBound_isMadeAndNotKept() {
    byte[] large = new byte[2_000];
    assertThat(frames.of(message(1), Dialect.V1, () -> large)).isSameAs(large);
    compress(1, Dialect.V1);
    assertThat(compressions).hasValue(1);
  }
}
