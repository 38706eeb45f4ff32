package dev.typewire.gateway.fanout;

import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.Start;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Subscribes at the broker, within a time limit, and answers on the caller's event loop. */
final class BrokerCalls {
  private final Broker broker;
  private final Duration timeout;

  BrokerCalls(Broker broker, Duration timeout) {
    this.broker = broker;
    this.timeout = timeout;
  }

  /** Calls one of the two consumers, once, on the event loop. */
  void subscribe(
      String channel,
      Start start,
      EventLoop loop,
      BrokerListener listener,
      Consumer<BrokerSubscription> stands,
      Consumer<@Nullable Throwable> failed) {
    CompletionStage<BrokerSubscription> stage;
    try {
      stage = broker.subscribe(channel, start, loop, listener);
    } catch (RuntimeException e) {
      loop.execute(() -> failed.accept(e));
      return;
    }
    Attempt attempt = new Attempt(stands, failed);
    attempt.timeout = loop.schedule(attempt::timeOut, timeout.toMillis(), TimeUnit.MILLISECONDS);
    stage.whenComplete(
        (subscription, fault) -> {
          try {
            loop.execute(() -> attempt.settle(subscription, fault));
          } catch (RejectedExecutionException e) {
            if (subscription != null) {
              subscription.close();
            }
          }
        });
  }

  private static final class Attempt {
    private final Consumer<BrokerSubscription> stands;
    private final Consumer<@Nullable Throwable> failed;
    private @Nullable Future<?> timeout;
    private boolean settled;

    Attempt(Consumer<BrokerSubscription> stands, Consumer<@Nullable Throwable> failed) {
      this.stands = stands;
      this.failed = failed;
    }

    void timeOut() {
      if (!settled) {
        settled = true;
        failed.accept(new BrokerUnavailableException("the broker did not answer in time."));
      }
    }

    void settle(@Nullable BrokerSubscription subscription, @Nullable Throwable fault) {
      if (settled) {
        if (subscription != null) {
          subscription.close();
        }
        return;
      }
      settled = true;
      if (timeout != null) {
        timeout.cancel(false);
      }
      if (subscription != null) {
        stands.accept(subscription);
      } else {
        failed.accept(fault);
      }
    }
  }
}
