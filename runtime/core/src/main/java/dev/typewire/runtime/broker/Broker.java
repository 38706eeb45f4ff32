package dev.typewire.runtime.broker;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Keeps each channel's recent messages and carries new ones between the nodes of one deployment.
 *
 * <p>Messages of one channel are totally ordered, over all of its topics; {@link StoredMessage#id}
 * says where one stands. A subscriber gets every message after its start once, in that order, or a
 * {@link dev.typewire.runtime.Gap} where the broker no longer has them. {@link InMemoryBroker}, the
 * default, serves one process.
 *
 * <p>Safe for use by many threads.
 */
public interface Broker extends AutoCloseable {
  /**
   * Appends one message to its channel and sends it to every subscriber.
   *
   * <p>A broker for many nodes also ends the streams of a node that is gone, with {@link
   * Publication#cut}: nobody else can.
   *
   * @return completes once the broker has the message, which says nothing about any client; fails
   *     with a {@link BrokerException}
   */
  CompletionStage<Receipt> append(Publication publication);

  /**
   * Tells whether the channel has seen an idempotency key within its retention.
   *
   * @return completes with the message that was appended with it, or with nothing
   */
  CompletionStage<Optional<MessageId>> find(String channel, String idempotencyKey);

  /**
   * Subscribes to a channel, which need not have any message yet.
   *
   * @param channel the channel's name
   * @param start where to start
   * @param executor runs the listener's calls; those of one subscription never overlap
   * @param listener is called after {@link BrokerSubscription#request}
   * @return completes when the subscription stands: what is appended from then on will come
   */
  CompletionStage<BrokerSubscription> subscribe(
      String channel, Start start, Executor executor, BrokerListener listener);

  /**
   * Asks whether the broker can be reached, as cheaply as it can be asked.
   *
   * @return completes if it answers; fails with a {@link BrokerException}. A broker that has nobody
   *     to ask always answers
   */
  default CompletionStage<Void> check() {
    return CompletableFuture.completedFuture(null);
  }

  /**
   * The clock that stamps messages. It is the same one for all nodes, so tokens go by it too: a
   * node whose own clock is wrong refuses no good token, and ignores no revocation. Asking takes no
   * time; an answer may be off by about as long as the broker takes to answer.
   *
   * @return the system's clock, for a broker that has none of its own
   */
  default InstantSource clock() {
    return InstantSource.system();
  }

  /** Ends every subscription and refuses what comes later. */
  @Override
  void close();
}
