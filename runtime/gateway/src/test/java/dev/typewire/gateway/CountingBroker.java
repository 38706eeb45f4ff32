package dev.typewire.gateway;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the subscriptions to the application's channels that stand. */
final class CountingBroker implements Broker {
  private final Broker broker;
  private final AtomicInteger standing = new AtomicInteger();

  CountingBroker(Broker broker) {
    this.broker = broker;
  }

  int standing() {
    return standing.get();
  }

  @Override
  public CompletionStage<Receipt> append(Publication publication) {
    return broker.append(publication);
  }

  @Override
  public CompletionStage<Optional<MessageId>> find(String channel, String idempotencyKey) {
    return broker.find(channel, idempotencyKey);
  }

  @Override
  public CompletionStage<BrokerSubscription> subscribe(
      String channel, Start start, Executor executor, BrokerListener listener) {
    CompletionStage<BrokerSubscription> standing =
        broker.subscribe(channel, start, executor, listener);
    return channel.startsWith("typewire:") ? standing : standing.thenApply(Counted::new);
  }

  @Override
  public CompletionStage<Void> check() {
    return broker.check();
  }

  @Override
  public void close() {
    broker.close();
  }

  private final class Counted implements BrokerSubscription {
    private final BrokerSubscription subscription;
    private final AtomicBoolean closed = new AtomicBoolean();

    Counted(BrokerSubscription subscription) {
      this.subscription = subscription;
      standing.incrementAndGet();
    }

    @Override
    public MessageId cursor() {
      return subscription.cursor();
    }

    @Override
    public Gap gapAtStart() {
      return subscription.gapAtStart();
    }

    @Override
    public boolean includes(StoredMessage message) {
      return subscription.includes(message);
    }

    @Override
    public void request(long count) {
      subscription.request(count);
    }

    @Override
    public void close() {
      if (!closed.getAndSet(true)) {
        standing.decrementAndGet();
      }
      subscription.close();
    }
  }
}
