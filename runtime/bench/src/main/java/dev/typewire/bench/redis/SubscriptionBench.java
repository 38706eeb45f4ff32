package dev.typewire.bench.redis;

import dev.typewire.bench.RedisServer;
import dev.typewire.redis.RedisBroker;
import dev.typewire.runtime.Gap;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Many channels with one subscriber each: the time to subscribe, and the memory here and there. */
final class SubscriptionBench {
  private static final Pattern USED = Pattern.compile("used_memory:(\\d+)");
  private static final int MESSAGES = 2;
  private static final Payload PAYLOAD = Payload.ofJson(new byte[] {'"', 'x', '"'});

  private final RedisBroker broker;
  private final RedisCommands<String, String> redis;
  private final int channels;
  private final AtomicLong received = new AtomicLong();
  private long heap;
  private long used;

  private SubscriptionBench(RedisBroker broker, RedisCommands<String, String> redis, int channels) {
    this.broker = broker;
    this.redis = redis;
    this.channels = channels;
  }

  static void run(int channels) throws IOException {
    try (RedisServer server = RedisServer.start();
        RedisClient client = RedisClient.create(server.uri());
        RedisBroker broker = RedisBroker.connect(server.uri())) {
      new SubscriptionBench(broker, client.connect().sync(), channels).measure();
    }
  }

  private void measure() {
    System.out.printf("%n%,d channels with one subscriber each%n", channels);
    remember();
    step("subscribed", this::subscribe);
    step("a message to each", () -> publish("first"));
    step("another to each", () -> publish("second"));
  }

  private void step(String what, Runnable work) {
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    long heapBefore = heap;
    long usedBefore = used;
    remember();
    System.out.printf(
        "%-18s %7.2f s %,10d bytes a channel in this heap %,10d in Redis%n",
        what, seconds, (heap - heapBefore) / channels, (used - usedBefore) / channels);
  }

  private void remember() {
    System.gc();
    heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    Matcher matcher = USED.matcher(redis.info("memory"));
    used = matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private void subscribe() {
    List<CompletableFuture<?>> pending = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      pending.add(
          broker
              .subscribe("c" + i, Start.now(), Runnable::run, listener())
              .thenAccept(subscription -> subscription.request(MESSAGES))
              .toCompletableFuture());
    }
    CompletableFuture.allOf(pending.toArray(CompletableFuture<?>[]::new)).join();
  }

  private BrokerListener listener() {
    return new BrokerListener() {
      @Override
      public void onMessage(StoredMessage message) {
        received.incrementAndGet();
      }

      @Override
      public void onGap(Gap gap) {
        throw new IllegalStateException("Lost something: " + gap);
      }

      @Override
      public void onEnd(@Nullable Throwable cause) {
        if (cause != null) {
          throw new IllegalStateException("The broker ended a subscription.", cause);
        }
      }
    };
  }

  /** Returns when every subscriber has the message. */
  private void publish(String key) {
    long goal = received.get() + channels;
    Failures failures = new Failures();
    for (int i = 0; i < channels; i++) {
      var unused =
          broker
              .append(publication("c" + i, key))
              .whenComplete((receipt, fault) -> failures.add(fault));
    }
    while (received.get() < goal) {
      failures.throwFirst();
      Thread.onSpinWait();
    }
  }

  private static Publication publication(String channel, String key) {
    return new Publication(
        channel,
        "tick",
        MessageKind.DATA,
        null,
        PAYLOAD,
        key,
        null,
        null,
        256,
        Duration.ofMinutes(10));
  }
}
