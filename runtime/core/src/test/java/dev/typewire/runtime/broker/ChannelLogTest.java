package dev.typewire.runtime.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Gap;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a channel's log lets go, and what it must not. */
class ChannelLogTest {
  private static final int HISTORY = 4;
  private static final int MESSAGES = 3 * ChannelLog.CUT_EVERY;

  private static ChannelLog log(long maxLagBytes) {
    Budget budget = new Budget(Long.MAX_VALUE);
    return new ChannelLog("order:42", "e", maxLagBytes, budget, InstantSource.system());
  }

  private static void append(ChannelLog log, int count) {
    Payload payload = Payload.ofJson(new byte[] {'1'});
    for (int i = 0; i < count; i++) {
      log.append(
          new Publication(
              "order:42",
              "step",
              MessageKind.DATA,
              null,
              payload,
              null,
              null,
              null,
              HISTORY,
              Duration.ofMinutes(1)));
    }
  }

  private static LogSubscription subscribe(ChannelLog log, BrokerListener listener) {
    LogSubscription subscription = log.subscribe(Start.now(), Runnable::run, listener);
    assertThat(subscription).isNotNull();
    return subscription;
  }

  @Test
  void messageThatEverybodyHas_keepsNoneAliveThatCameAfterIt() {
    ChannelLog log = log(Long.MAX_VALUE);
    LogSubscription subscription = subscribe(log, new Seen());
    ChannelLog.Node first = subscription.position();
    subscription.request(Long.MAX_VALUE);
    append(log, MESSAGES);
    assertThat(first.next).isNull();
  }

  @Test
  void messageThatSomebodyLacks_isKeptWithAllAfterIt() {
    ChannelLog log = log(Long.MAX_VALUE);
    Seen seen = new Seen();
    LogSubscription slow = subscribe(log, seen);
    slow.request(1);
    subscribe(log, new Seen()).request(Long.MAX_VALUE);
    append(log, MESSAGES);
    slow.request(Long.MAX_VALUE);
    assertThat(seen.last).isEqualTo(MESSAGES);
    assertThat(seen.gaps).isZero();
  }

  @Test
  void subscribersThatAreOverrunWhileOthersPublish_missNothingThatTheyAreNotToldOf()
      throws Exception {
    ChannelLog log = log(20 * 161); // 20 messages
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Seen> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Seen seen = new Seen();
        all.add(seen);
        LogSubscription subscription = log.subscribe(Start.now(), pool, seen);
        assertThat(subscription).isNotNull();
        subscription.request(Long.MAX_VALUE);
      }
      int each = 200 * ChannelLog.CUT_EVERY;
      Future<?> other = pool.submit(() -> append(log, each));
      append(log, each);
      other.get();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> all.stream().allMatch(seen -> seen.last == 2 * each));
      assertThat(all).allSatisfy(seen -> assertThat(seen.hole).isNull());
    } finally {
      pool.shutdownNow();
    }
  }

  /** What one subscriber is given: every position is that after the last, or the end of a gap. */
  private static final class Seen implements BrokerListener {
    volatile long last;
    volatile int gaps;
    volatile @Nullable String hole;

    @Override
    public void onMessage(StoredMessage message) {
      moveFrom(message.id().sequence() - 1, message.id().sequence());
    }

    @Override
    public void onGap(Gap gap) {
      gaps++;
      moveFrom(gap.after().sequence(), gap.cursor().sequence());
    }

    private void moveFrom(long from, long to) {
      if (from != last) {
        hole = last + " was followed by " + from;
      }
      last = to;
    }

    @Override
    public void onEnd(@Nullable Throwable cause) {}
  }
}
