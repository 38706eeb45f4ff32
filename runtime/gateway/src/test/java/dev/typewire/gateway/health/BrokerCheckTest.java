package dev.typewire.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BrokerCheckTest {
  private final AtomicLong now = new AtomicLong();
  private final Asked broker = new Asked();

  /** A broker that is only asked whether it is there. */
  private static final class Asked implements Broker {
    final Queue<CompletableFuture<Void>> questions = new ArrayDeque<>();

    @Override
    public CompletionStage<Void> check() {
      CompletableFuture<Void> answer = new CompletableFuture<>();
      questions.add(answer);
      return answer;
    }

    @Override
    public CompletionStage<Receipt> append(Publication publication) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<MessageId>> find(String channel, String idempotencyKey) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<BrokerSubscription> subscribe(
        String channel, Start start, Executor executor, BrokerListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  @Test
  void manyQuestions_reachTheBrokerOnceASecond() {
    BrokerCheck check = new BrokerCheck(broker, Duration.ofSeconds(5), now::get);
    CompletableFuture<Boolean> first = check.answers();
    assertThat(check.answers()).isSameAs(first);
    assertThat(broker.questions).hasSize(1);
    broker.questions.remove().complete(null);
    assertThat(check.answers().join()).isTrue();
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    CompletableFuture<Boolean> second = check.answers();
    broker.questions.remove().completeExceptionally(new BrokerUnavailableException("it is down."));
    assertThat(second.join()).isFalse();
    assertThat(check.answers().join()).isFalse();
    assertThat(broker.questions).isEmpty();
  }

  @Test
  void brokerThatSaysNothing_isNotThere() {
    assertThat(new BrokerCheck(broker, Duration.ofMillis(20), now::get).answers().join()).isFalse();
  }
}
