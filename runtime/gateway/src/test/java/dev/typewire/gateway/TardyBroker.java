package dev.typewire.gateway;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A broker in memory that takes its time with subscriptions to the application's channels. */
final class TardyBroker implements Broker {
  private final Broker broker;
  private final Supplier<CompletionStage<?>> delays;

  /** Each subscription waits for a stage of its own. */
  TardyBroker(Supplier<CompletionStage<?>> delays) {
    this(delays, InstantSource.system());
  }

  /** The same with a clock. */
  TardyBroker(Supplier<CompletionStage<?>> delays, InstantSource clock) {
    this.broker = InMemoryBroker.builder().clock(clock).build();
    this.delays = delays;
  }

  @Override
  public InstantSource clock() {
    return broker.clock();
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
    return channel.startsWith("typewire:")
        ? broker.subscribe(channel, start, executor, listener)
        : delays.get().thenCompose(waited -> broker.subscribe(channel, start, executor, listener));
  }

  @Override
  public CompletionStage<Void> check() {
    return broker.check();
  }

  @Override
  public void close() {
    broker.close();
  }
}
