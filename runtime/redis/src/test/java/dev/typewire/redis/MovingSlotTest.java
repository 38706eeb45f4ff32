package dev.typewire.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.redis.RedisCluster.SlotMove;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.contract.RecordingListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a broker's users see while a cluster gives a channel's slot to another master. */
@Timeout(90)
class MovingSlotTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static Receipt publish(RedisBroker broker, String json, String key) {
    Publication publication =
        new Publication(
            Orders.CHANNEL,
            "step",
            MessageKind.DATA,
            null,
            Payload.ofJson(json.getBytes(StandardCharsets.UTF_8)),
            key,
            null,
            null,
            1_000,
            Duration.ofMinutes(10));
    return broker.append(publication).toCompletableFuture().join();
  }

  private RecordingListener listen(RedisBroker broker) {
    RecordingListener listener = new RecordingListener();
    broker
        .subscribe(Orders.CHANNEL, Start.now(), threads, listener)
        .toCompletableFuture()
        .join()
        .request(Long.MAX_VALUE);
    return listener;
  }

  private static void eventually(RecordingListener listener, String payloads) {
    await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(listener.payloads()).isEqualTo(payloads));
  }

  @ParameterizedTest
  @MethodSource("dev.typewire.redis.RedisCluster#executables")
  void slotOnItsWay_refusesNewKeys_andTakesAllElse_andNothingIsLost(Path executable) {
    RedisCluster cluster = SharedRedis.clusterOf(executable);
    String prefix = SharedRedis.newPrefix();
    try (RedisBroker broker = RedisBroker.builder(cluster.uris()).keyPrefix(prefix).connect()) {
      RecordingListener listener = listen(broker);
      publish(broker, "1", "known");
      SlotMove move = cluster.moveSlotOf(prefix + "{" + Orders.CHANNEL + "}:h");
      publish(broker, "2", null);
      assertThatThrownBy(() -> publish(broker, "5", "new"))
          .cause()
          .isInstanceOf(BrokerUnavailableException.class)
          .hasMessageContaining("Nothing was published");
      move.moveKeys();
      publish(broker, "3", null);
      assertThat(publish(broker, "1", "known").duplicate()).isTrue();
      move.settle();
      publish(broker, "4", null);
      assertThat(publish(broker, "5", "new").duplicate()).isFalse();
      eventually(listener, "1 2 3 4 5");
      publish(broker, "6", null);
      eventually(listener, "1 2 3 4 5 6");
      assertThat(listener.gaps()).isEmpty();
    }
  }
}
