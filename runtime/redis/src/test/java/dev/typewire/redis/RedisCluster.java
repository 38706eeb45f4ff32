package dev.typewire.redis;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three masters and three replicas on this machine. */
final class RedisCluster implements AutoCloseable {
  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;

  private final List<RedisProcess> nodes = new ArrayList<>();

  RedisCluster(Path executable) {
    for (int i = 0; i < 2 * MASTERS; i++) {
      nodes.add(
          RedisProcess.start(
              executable,
              portWithBus(),
              "--cluster-enabled",
              "yes",
              "--cluster-node-timeout",
              "1500",
              "--repl-diskless-sync-delay",
              "0"));
    }
    for (int i = 0; i < MASTERS; i++) {
      String slots =
          IntStream.range(i * SLOTS / MASTERS, (i + 1) * SLOTS / MASTERS)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(" "));
      expectOk(nodes.get(i), "CLUSTER ADDSLOTS " + slots);
      expectOk(nodes.get(i), "CLUSTER SET-CONFIG-EPOCH " + (i + 1));
    }
    for (RedisProcess node : nodes.subList(1, nodes.size())) {
      expectOk(node, "CLUSTER MEET 127.0.0.1 " + nodes.get(0).port());
    }
    for (int i = 0; i < MASTERS; i++) {
      String master = nodes.get(i).command("CLUSTER MYID");
      RedisProcess replica = nodes.get(MASTERS + i);
      await()
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> replica.command("CLUSTER REPLICATE " + master).equals("+OK"));
    }
    awaitHealth();
  }

  /** The bus has the port plus 10,000. */
  private static int portWithBus() {
    int port = RedisProcess.freePort();
    return port < 55_000 ? port : portWithBus();
  }

  private static void expectOk(RedisProcess node, String command) {
    String answer = node.command(command);
    if (!answer.equals("+OK")) {
      throw new AssertionError(answer);
    }
  }

  private void awaitHealth() {
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(
            () ->
                nodes.stream().allMatch(node -> node.command("CLUSTER INFO").contains("state:ok"))
                    && nodes.subList(MASTERS, nodes.size()).stream()
                        .allMatch(
                            node -> node.command("INFO replication").contains("link_status:up")));
  }

  String[] uris() {
    return nodes.subList(0, MASTERS).stream().map(RedisProcess::uri).toArray(String[]::new);
  }

  /** The master that has a key. */
  RedisProcess masterOf(String key) {
    int slot = Integer.parseInt(nodes.get(0).command("CLUSTER KEYSLOT " + key).substring(1));
    return nodes.get(slot * MASTERS / SLOTS);
  }

  /** Whether a replica has taken the place of every master that is gone. */
  boolean isWhole() {
    return nodes.stream()
        .filter(RedisProcess::isAlive)
        .allMatch(node -> node.command("CLUSTER INFO").contains("state:ok"));
  }

  @Override
  public void close() {
    nodes.forEach(RedisProcess::close);
  }
}
