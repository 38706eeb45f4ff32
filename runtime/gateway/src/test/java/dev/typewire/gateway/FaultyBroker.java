package dev.typewire.gateway;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** A broker in memory that fails when it is told to. */
final class FaultyBroker implements Broker {
  private final Broker broker = InMemoryBroker.create();
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
  private final AtomicReference<RuntimeException> nextFault = new AtomicReference<>();
  private volatile RuntimeException fault;
  private volatile boolean silent;
  private volatile CompletableFuture<?> answering = CompletableFuture.completedFuture(null);
  private volatile boolean corruptsThePast;

  private record Subscriber(String channel, Executor executor, BrokerListener listener) {}

  /** From now on every call fails with this. */
  void failWith(RuntimeException exception) {
    fault = exception;
  }

  /** The next message fails with this, and those after it do not. */
  void failOnceWith(RuntimeException exception) {
    nextFault.set(exception);
  }

  /** From now on calls fail no more. */
  void recover() {
    fault = null;
  }

  /** From now on nothing that is appended is answered. */
  void fallSilent() {
    silent = true;
  }

  /** From now on what is appended is answered later. */
  void holdReceipts() {
    answering = new CompletableFuture<>();
  }

  /** Now. */
  void releaseReceipts() {
    answering.complete(null);
  }

  /** From now on nobody can write a message of the past. */
  void corruptThePast() {
    corruptsThePast = true;
  }

  /** Tells everybody who ever subscribed to a channel that messages up to this one are lost. */
  void lose(String channel, MessageId upTo) {
    Gap gap = new Gap(channel, null, upTo);
    for (Subscriber subscriber : subscribers) {
      if (subscriber.channel.equals(channel)) {
        subscriber.executor.execute(() -> subscriber.listener.onGap(gap));
      }
    }
  }

  /** Hands everybody who ever subscribed to a channel a message that nobody can write. */
  void corrupt(String channel, String topic) {
    StoredMessage message = unreadable(new MessageId("e", 1), channel, topic);
    for (Subscriber subscriber : subscribers) {
      if (subscriber.channel.equals(channel)) {
        subscriber.executor.execute(() -> subscriber.listener.onMessage(message));
      }
    }
  }

  private static StoredMessage unreadable(MessageId id, String channel, String topic) {
    Payload nothing = null;
    return new StoredMessage(
        id, channel, topic, MessageKind.DATA, null, nothing, Instant.EPOCH, null, null);
  }

  /** Listens to what cannot be written. */
  private record Corrupted(BrokerListener listener) implements BrokerListener {
    @Override
    public void onMessage(StoredMessage message) {
      listener.onMessage(unreadable(message.id(), message.channel(), message.topic()));
    }

    @Override
    public void onGap(Gap gap) {
      listener.onGap(gap);
    }

    @Override
    public void onEnd(Throwable cause) {
      listener.onEnd(cause);
    }
  }

  @Override
  public CompletionStage<Receipt> append(Publication publication) {
    if (silent) {
      return new CompletableFuture<>();
    }
    RuntimeException once = nextFault.getAndSet(null);
    if (once != null) {
      return CompletableFuture.failedFuture(once);
    }
    return fault == null
        ? broker.append(publication).thenCombine(answering, (receipt, now) -> receipt)
        : CompletableFuture.failedFuture(fault);
  }

  @Override
  public CompletionStage<Optional<MessageId>> find(String channel, String idempotencyKey) {
    return fault == null
        ? broker.find(channel, idempotencyKey)
        : CompletableFuture.failedFuture(fault);
  }

  @Override
  public CompletionStage<BrokerSubscription> subscribe(
      String channel, Start start, Executor executor, BrokerListener listener) {
    subscribers.add(new Subscriber(channel, executor, listener));
    boolean corrupts = corruptsThePast && !(start instanceof Start.Now);
    return fault == null
        ? broker.subscribe(channel, start, executor, corrupts ? new Corrupted(listener) : listener)
        : CompletableFuture.failedFuture(fault);
  }

  @Override
  public void close() {
    broker.close();
  }
}
