package dev.typewire.bench.load.server;

import dev.typewire.bench.load.peer.Grants;
import dev.typewire.gateway.Gateway;
import dev.typewire.gateway.limit.Limits;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.broker.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Typewire's own: every message has an idempotency key, and goes into the channel's history. */
final class GatewayPeer implements Peer {
  /** Room for a key of each message that a run may bring. */
  private static final long MAX_BYTES = 2L << 30;

  /** All sockets of a run come from this machine, with one subject. */
  private static final Limits LIMITS =
      Limits.defaults()
          .connections(100_000)
          .connectionsPerAddress(100_000)
          .connectionsPerSubject(100_000);

  private final AtomicLong keys = new AtomicLong();
  private final Realtime realtime;
  private final Gateway gateway;

  GatewayPeer() {
    realtime =
        Realtime.builder()
            .broker(InMemoryBroker.builder().maxBytes(MAX_BYTES).build())
            .signingKey(Grants.SIGNING_KEY)
            .build();
    gateway = open(realtime);
  }

  /** A gateway as all peers have it. */
  static Gateway open(Realtime realtime) {
    return Gateway.builder(realtime)
        .host("127.0.0.1")
        .port(0)
        .pingInterval(Duration.ofHours(1)) // no other server here pings
        .limits(LIMITS)
        .start();
  }

  @Override
  public int port() {
    return gateway.port();
  }

  @Override
  public void publish(String channel, String json) {
    realtime
        .publishJson(
            channel,
            Grants.TOPIC,
            Payload.ofJson(json.getBytes(StandardCharsets.US_ASCII)),
            PublishOptions.once(Long.toHexString(keys.incrementAndGet())))
        .toCompletableFuture()
        .join();
  }
}
