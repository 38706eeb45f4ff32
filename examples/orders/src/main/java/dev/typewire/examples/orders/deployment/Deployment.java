package dev.typewire.examples.orders.deployment;

import dev.typewire.examples.server.Setting;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes of one application behind a load balancer, and the Redis that they share. */
public final class Deployment implements AutoCloseable {
  private static final int KEY_BYTES = 32;

  private final Optional<DemoRedis> ownRedis;
  private final String redis;
  private final LoadBalancer balancer;
  private final List<NodeProcess> nodes = new ArrayList<>();

  private Deployment(int port, Optional<String> redis) throws IOException {
    this.ownRedis = redis.isPresent() ? Optional.empty() : Optional.of(DemoRedis.start());
    this.redis = redis.orElseGet(() -> ownRedis.orElseThrow().uri());
    this.balancer = LoadBalancer.start(port);
  }

  /**
   * Starts everything, and returns when each node listens. The nodes share the signing key {@code
   * TYPEWIRE_KEY}, or one that is made here and forgotten at the end.
   *
   * @param nodes how many
   * @param port of the load balancer; 0 for any free one
   * @param redis the address of a Redis; without one, one is started that keeps nothing on disk
   * @param node the main class of a node
   * @param settings of the nodes, as variables of their environment
   * @throws IOException if a process does not start
   */
  public static Deployment start(
      int nodes, int port, Optional<String> redis, Class<?> node, Map<String, String> settings)
      throws IOException {
    Deployment deployment = new Deployment(port, redis);
    try {
      deployment.startNodes(nodes, node, settings);
      return deployment;
    } catch (IOException | RuntimeException e) {
      deployment.close();
      throw e;
    }
  }

  private void startNodes(int count, Class<?> main, Map<String, String> settings)
      throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("ORDERS_REDIS", redis);
    environment.put("ORDERS_PUBLIC_URL", url());
    environment.put("TYPEWIRE_KEY", Setting.text("typewire.key").orElseGet(Deployment::newKey));
    for (int number = 1; number <= count; number++) {
      nodes.add(NodeProcess.start(number, main, environment));
    }
    for (NodeProcess node : nodes) {
      node.awaitPorts();
      balancer.add(node);
    }
  }

  private static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  /** The one address that pages know. */
  public String url() {
    return balancer.url();
  }

  /** The address of the Redis. */
  public String redis() {
    return redis;
  }

  /** The processes behind it. */
  public List<NodeProcess> nodes() {
    return List.copyOf(nodes);
  }

  @Override
  public void close() {
    balancer.close();
    nodes.forEach(NodeProcess::kill);
    ownRedis.ifPresent(DemoRedis::close);
  }
}
