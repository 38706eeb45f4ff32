package dev.typewire.runtime;

import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one topic as a {@link Flow.Publisher}: each subscriber walks on its own, and gets
 * no more than it asks for. A gap without a listener, or a message that cannot be read, ends it.
 */
final class MessagePublisher<T> implements Flow.Publisher<Message<T>> {
  private final TopicRef<T> topic;
  private final PayloadCodec codec;
  private final SubscribeOptions options;
  private final Function<BrokerListener, CompletionStage<BrokerSubscription>> subscribe;

  MessagePublisher(
      TopicRef<T> topic,
      PayloadCodec codec,
      SubscribeOptions options,
      Function<BrokerListener, CompletionStage<BrokerSubscription>> subscribe) {
    this.topic = topic;
    this.codec = codec;
    this.options = options;
    this.subscribe = subscribe;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Message<T>> subscriber) {
    Walk walk = new Walk(subscriber);
    subscribe
        .apply(walk)
        .whenComplete(
            (subscription, error) -> {
              if (subscription != null) {
                walk.start(subscription);
              } else {
                walk.refuse(error);
              }
            });
  }

  private final class Walk implements BrokerListener, Flow.Subscription {
    private final Flow.Subscriber<? super Message<T>> subscriber;
    private final AtomicReference<@Nullable BrokerSubscription> broker = new AtomicReference<>();
    private final AtomicBoolean done = new AtomicBoolean();

    /** Asked for before the gap at the start was told, which comes first. */
    private long askedBefore;

    private boolean begun;

    Walk(Flow.Subscriber<? super Message<T>> subscriber) {
      this.subscriber = subscriber;
    }

    void start(BrokerSubscription subscription) {
      broker.set(subscription);
      subscriber.onSubscribe(this);
      Gap gap = subscription.gapAtStart();
      if (gap != null) {
        onGap(gap);
      }
      long asked;
      synchronized (this) {
        begun = true;
        asked = askedBefore;
      }
      if (asked > 0 && !done.get()) {
        subscription.request(asked);
      }
    }

    void refuse(Throwable error) {
      subscriber.onSubscribe(this);
      fail(error);
    }

    @Override
    public void request(long count) {
      if (count < 1) {
        fail(new IllegalArgumentException("request(" + count + "): a count is 1 or more."));
        return;
      }
      synchronized (this) {
        if (!begun) {
          askedBefore = askedBefore + count < 0 ? Long.MAX_VALUE : askedBefore + count;
          return;
        }
      }
      BrokerSubscription subscription = broker.get();
      if (subscription != null && !done.get()) {
        subscription.request(count);
      }
    }

    @Override
    public void cancel() {
      done.set(true);
      BrokerSubscription subscription = broker.get();
      if (subscription != null) {
        subscription.close();
      }
    }

    @Override
    public void onMessage(StoredMessage message) {
      BrokerSubscription subscription = broker.get();
      if (done.get() || subscription == null) {
        return;
      }
      if (!topic.carries(message) || !subscription.includes(message)) {
        subscription.request(1);
        return;
      }
      Message<T> decoded;
      try {
        decoded = codec.decode(topic.definition(), message);
      } catch (PayloadException e) {
        fail(e);
        return;
      }
      subscriber.onNext(decoded);
    }

    @Override
    public void onGap(Gap gap) {
      Consumer<Gap> listener = options.gapListener();
      if (listener != null) {
        listener.accept(gap);
      } else {
        fail(new GapException(gap));
      }
    }

    @Override
    public void onEnd(@Nullable Throwable cause) {
      if (cause != null) {
        fail(cause);
      } else if (done.compareAndSet(false, true)) {
        subscriber.onComplete();
      }
    }

    private void fail(Throwable error) {
      if (done.compareAndSet(false, true)) {
        cancel();
        subscriber.onError(error);
      }
    }
  }
}
