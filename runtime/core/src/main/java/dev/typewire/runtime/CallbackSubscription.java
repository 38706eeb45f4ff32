package dev.typewire.runtime;

import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the messages of one topic to a callback, as fast as it takes them. */
final class CallbackSubscription<T> implements Subscription, BrokerListener {
  private static final Logger log = LoggerFactory.getLogger(CallbackSubscription.class);

  private final TopicRef<T> topic;
  private final PayloadCodec codec;
  private final SubscribeOptions options;
  private final Consumer<? super Message<T>> callback;
  private volatile @Nullable BrokerSubscription broker;
  private volatile @Nullable MessageId reached;

  CallbackSubscription(
      TopicRef<T> topic,
      PayloadCodec codec,
      SubscribeOptions options,
      Consumer<? super Message<T>> callback) {
    this.topic = topic;
    this.codec = codec;
    this.options = options;
    this.callback = callback;
  }

  void start(BrokerSubscription subscription) {
    this.reached = subscription.cursor();
    this.broker = subscription;
    Gap gap = subscription.gapAtStart();
    if (gap != null) {
      onGap(gap);
    }
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onMessage(StoredMessage message) {
    if (topic.carries(message) && started().includes(message)) {
      try {
        callback.accept(codec.decode(topic.definition(), message));
      } catch (Throwable e) {
        report(message, e);
      }
    }
    reached = message.id();
  }

  private void report(StoredMessage message, Throwable error) {
    Consumer<Throwable> listener = options.errorListener();
    if (listener != null) {
      listener.accept(error);
    } else {
      log.error(
          "The subscriber of {} on {} failed at {}",
          topic.name(),
          message.channel(),
          message.id(),
          error);
    }
  }

  @Override
  public void onGap(Gap gap) {
    reached = gap.cursor();
    Consumer<Gap> listener = options.gapListener();
    if (listener != null) {
      listener.accept(gap);
    } else {
      log.warn(
          "A subscriber of {} missed messages between {} and {}",
          gap.channel(),
          gap.after(),
          gap.cursor());
    }
  }

  @Override
  public void onEnd(@Nullable Throwable cause) {
    Consumer<Throwable> listener = options.errorListener();
    if (cause != null && listener != null) {
      listener.accept(cause);
    } else if (cause != null) {
      log.error("The subscription to {} ended", topic.channel().name(), cause);
    }
  }

  @Override
  public MessageId cursor() {
    MessageId at = reached;
    return at != null ? at : started().cursor();
  }

  @Override
  public void close() {
    started().close();
  }

  private BrokerSubscription started() {
    BrokerSubscription subscription = broker;
    if (subscription == null) {
      throw new IllegalStateException("The subscription has not started.");
    }
    return subscription;
  }
}
