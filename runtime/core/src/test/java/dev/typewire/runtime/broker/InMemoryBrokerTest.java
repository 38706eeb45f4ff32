package dev.typewire.runtime.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.contract.BrokerContract;
import dev.typewire.runtime.broker.contract.RecordingListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InMemoryBrokerTest extends BrokerContract {
  private static final Executor DIRECT = Runnable::run;

  @Override
  protected Broker newBroker() {
    return InMemoryBroker.create();
  }

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-08-22T10:00:00Z"));

  private InMemoryBroker.Builder builder() {
    return InMemoryBroker.builder().clock(now::get);
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static Receipt append(Broker broker, String channel, String json, String key) {
    Payload payload = Payload.ofJson(json.getBytes(StandardCharsets.UTF_8));
    return broker
        .append(
            new Publication(
                channel,
                "step",
                MessageKind.DATA,
                null,
                payload,
                key,
                null,
                null,
                4,
                Duration.ofMinutes(10)))
        .toCompletableFuture()
        .join();
  }

  private static BrokerSubscription subscribe(Broker broker, Start start, BrokerListener listener) {
    return broker.subscribe("order:42", start, DIRECT, listener).toCompletableFuture().join();
  }

  @Test
  void messageOlderThanItsRetention_isGone() {
    try (InMemoryBroker broker = builder().build()) {
      MessageId first = append(broker, "order:42", "1", null).id();
      pass(Duration.ofMinutes(5));
      append(broker, "order:42", "2", null);
      pass(Duration.ofMinutes(6));
      RecordingListener listener = new RecordingListener();
      subscribe(broker, Start.after(first), listener).request(9);
      assertThat(listener.payloads()).isEqualTo("2");
      pass(Duration.ofMinutes(6));
      assertThat(subscribe(broker, Start.after(first), listener).gapAtStart()).isNotNull();
    }
  }

  @Test
  void keyOlderThanItsRetention_isForgotten() {
    try (InMemoryBroker broker = builder().build()) {
      append(broker, "order:42", "1", "key");
      pass(Duration.ofMinutes(9));
      assertThat(append(broker, "order:42", "1", "key").duplicate()).isTrue();
      pass(Duration.ofMinutes(2));
      assertThat(append(broker, "order:42", "1", "key").duplicate()).isFalse();
    }
  }

  @Test
  void unusedChannel_isForgotten_andItsIdsBecomeAGap() {
    try (InMemoryBroker broker = builder().build()) {
      MessageId id = append(broker, "order:42", "1", "key").id();
      pass(Duration.ofMinutes(11));
      broker.sweep();
      assertThat(broker.channels()).isZero();
      assertThat(broker.bytes()).isZero();
      BrokerSubscription resumed = subscribe(broker, Start.after(id), new RecordingListener());
      assertThat(resumed.gapAtStart()).isNotNull();
      assertThat(resumed.cursor().epoch()).isNotEqualTo(id.epoch());
    }
  }

  @Test
  void channelWithASubscriber_isKept_andForARetentionAfterTheSubscriberLeft() {
    try (InMemoryBroker broker = builder().build()) {
      BrokerSubscription subscription = subscribe(broker, Start.now(), new RecordingListener());
      pass(Duration.ofHours(1));
      broker.sweep();
      assertThat(broker.channels()).isEqualTo(1);
      subscription.close();
      broker.sweep();
      assertThat(
              subscribe(broker, Start.after(subscription.cursor()), new RecordingListener())
                  .gapAtStart())
          .isNull();
    }
  }

  @Test
  void bytesOverTheBound_takeTheOldestMessagesOfAllChannels() {
    String kilobyte = "\"" + "x".repeat(1_000) + "\"";
    try (InMemoryBroker broker = builder().maxBytes(20_000).build()) {
      MessageId oldest = append(broker, "order:42", kilobyte, null).id();
      for (int i = 0; i < 100; i++) {
        pass(Duration.ofMillis(1));
        append(broker, "order:" + (100 + i), kilobyte, null);
        assertThat(broker.bytes()).isLessThanOrEqualTo(20_000);
      }
      assertThat(broker.bytes()).isGreaterThan(10_000);
      MessageId before = new MessageId(oldest.epoch(), 0);
      assertThat(subscribe(broker, Start.after(before), new RecordingListener()).gapAtStart())
          .isNotNull();
    }
  }

  @Test
  void keysThatFillTheBound_refuseNewKeys_ratherThanForgetOldOnes() {
    try (InMemoryBroker broker = builder().maxBytes(20_000).build()) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  append(broker, "order:42", "1", "key-" + i);
                }
              })
          .cause()
          .isInstanceOf(BrokerException.class)
          .hasMessageStartingWith("BROKER_FULL (retry later): ");
      assertThat(append(broker, "order:42", "1", "key-0").duplicate()).isTrue();
    }
  }

  @Test
  void slowSubscriber_losesNothing_whileItHoldsLessThanItsBound() {
    try (InMemoryBroker broker = builder().build()) {
      RecordingListener listener = new RecordingListener();
      BrokerSubscription subscription = subscribe(broker, Start.now(), listener);
      for (int i = 0; i < 100; i++) {
        append(broker, "order:42", "" + i, null);
      }
      subscription.request(Long.MAX_VALUE);
      assertThat(listener.messages()).hasSize(100);
      assertThat(listener.gaps()).isEmpty();
    }
  }

  @Test
  void subscriberBeyondItsBound_isToldOfTheGap_andGoesOnWithTheHistory() {
    try (InMemoryBroker broker = builder().maxLagBytes(2_000).build()) {
      RecordingListener listener = new RecordingListener();
      BrokerSubscription subscription = subscribe(broker, Start.now(), listener);
      for (int i = 1; i <= 100; i++) {
        append(broker, "order:42", "" + i, null);
      }
      subscription.request(Long.MAX_VALUE);
      append(broker, "order:42", "101", null);
      assertThat(listener.gaps()).hasSize(1);
      Gap gap = listener.gaps().get(0);
      assertThat(gap.after()).isEqualTo(subscription.cursor());
      long next = listener.messages().get(0).id().sequence();
      assertThat(next).isEqualTo(gap.cursor().sequence() + 1).isGreaterThan(80);
      assertThat(listener.payloads()).endsWith(" 99 100 101");
    }
  }

  @Test
  void executorThatTakesNoWork_leavesNoSubscriptionBehind() {
    try (InMemoryBroker broker = builder().build()) {
      ExecutorService executor = Executors.newSingleThreadExecutor();
      executor.shutdown();
      RecordingListener listener = new RecordingListener();
      broker
          .subscribe("order:42", Start.now(), executor, listener)
          .toCompletableFuture()
          .join()
          .request(1);
      append(broker, "order:42", "1", null);
      pass(Duration.ofMinutes(11));
      await()
          .until(
              () -> {
                broker.sweep();
                return broker.channels() == 0;
              });
      assertThat(listener.messages()).isEmpty();
    }
  }
}
