package dev.typewire.redis;

import dev.typewire.gateway.Gateway;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.Broker;
import java.time.Duration;
import java.time.Instant;

/** One back end with its gateway. As a process of its own it says its port, and the time. */
final class Node implements Publisher, AutoCloseable {
  static final String KEY = "signkey-test-0123456789abcdef0123456789abcdef";

  final Realtime realtime;
  final Gateway gateway;

  Node(Broker broker) {
    realtime = Realtime.builder().broker(broker).signingKey(KEY).build();
    gateway =
        Gateway.builder(realtime)
            .host("127.0.0.1")
            .port(0)
            .drain(Duration.ZERO)
            .pingInterval(Duration.ofSeconds(2))
            .start();
  }

  /** At these addresses of Redis, or of a link to it. */
  static Node on(String... uris) {
    return new Node(RedisBroker.builder(uris).timeout(Duration.ofSeconds(1)).connect());
  }

  int port() {
    return gateway.port();
  }

  @Override
  public void publish(String data) {
    realtime.publish(Orders.STEP_OF_42, data, PublishOptions.once(data));
  }

  @Override
  public void close() {
    gateway.close();
    realtime.close();
  }

  public static void main(String[] arguments) throws Exception {
    Node node = on(arguments);
    System.out.println(node.port() + " " + Instant.now());
    Thread.currentThread().join();
  }
}
