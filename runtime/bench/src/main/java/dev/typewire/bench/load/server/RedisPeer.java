package dev.typewire.bench.load.server;

import dev.typewire.bench.ClassPath;
import dev.typewire.bench.RedisServer;
import dev.typewire.bench.load.peer.Grants;
import dev.typewire.redis.RedisBroker;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A publisher, with a Redis and gateways as its children: what counts for it counts for all of
 * them. Messages are as the gateway's without Redis: with a key, and kept.
 */
final class RedisPeer implements Peer {
  /** Publishes that wait for Redis. */
  private static final int PIPELINE = 1_000;

  private final AtomicLong keys = new AtomicLong();
  private final Semaphore pipeline = new Semaphore(PIPELINE);
  private final List<String> ports = new ArrayList<>();
  private final Realtime realtime;

  private RedisPeer(String uri) {
    realtime =
        Realtime.builder().broker(RedisBroker.connect(uri)).signingKey(Grants.SIGNING_KEY).build();
  }

  static RedisPeer start(int gateways) throws IOException {
    RedisServer redis = RedisServer.start();
    RedisPeer peer = new RedisPeer(redis.uri());
    for (int i = 0; i < gateways; i++) {
      peer.ports.add(startGateway(redis.uri()));
    }
    return peer;
  }

  private static String startGateway(String uri) throws IOException {
    Process gateway =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                ClassPath.own(),
                RedisGateway.class.getName(),
                uri)
            .redirectError(Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(gateway::destroy, "gateway-end"));
    String port = gateway.inputReader(StandardCharsets.UTF_8).readLine();
    if (port == null) {
      throw new IOException("A gateway ended as it started.");
    }
    return port;
  }

  @Override
  public int port() {
    return Integer.parseInt(ports.get(0));
  }

  @Override
  public String ports() {
    return String.join(",", ports);
  }

  @Override
  public void publish(String channel, String json) {
    pipeline.acquireUninterruptibly();
    var unused =
        realtime
            .publishJson(
                channel,
                Grants.TOPIC,
                Payload.ofJson(json.getBytes(StandardCharsets.US_ASCII)),
                PublishOptions.once(Long.toHexString(keys.incrementAndGet())))
            .whenComplete((receipt, fault) -> published(fault));
  }

  private void published(@Nullable Throwable fault) {
    pipeline.release();
    if (fault != null) {
      throw new UncheckedIOException(new IOException("A publish failed.", fault));
    }
  }
}
