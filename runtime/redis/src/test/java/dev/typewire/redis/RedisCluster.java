package dev.typewire.redis;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three masters and three replicas on this machine. */
final class RedisCluster implements AutoCloseable {
  /** What a node adds to its port for that of the cluster's bus. */
  private static final int BUS = 10_000;

  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;

  private final List<RedisProcess> nodes = new ArrayList<>();

  /** Of slots, the masters that have them, by number. */
  private final Map<Integer, Integer> homes = new HashMap<>();

  /** The installed Redis, if there is one: it has sharded notifications. */
  static Path newest() {
    return RedisProcess.installed().orElse(RedisProcess.EMBEDDED);
  }

  /** What passes notifications on to all nodes of a cluster, and what does to those of a slot. */
  static Stream<Path> executables() {
    return Stream.of(RedisProcess.EMBEDDED, newest()).distinct();
  }

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

  private static int portWithBus() {
    int port = RedisProcess.freePort();
    return port < 55_000 && RedisProcess.isFree(port + BUS) ? port : portWithBus();
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

  /** The master that has a key, as long as none fails. */
  RedisProcess masterOf(String key) {
    return nodes.get(homes.computeIfAbsent(slotOf(key), slot -> slot * MASTERS / SLOTS));
  }

  private int slotOf(String key) {
    return Integer.parseInt(nodes.get(0).command("CLUSTER KEYSLOT " + key).substring(1));
  }

  /** Begins to move a key's slot to the next master, as redis-cli does. */
  SlotMove moveSlotOf(String key) {
    RedisProcess from = masterOf(key);
    int next = (nodes.indexOf(from) + 1) % MASTERS;
    homes.put(slotOf(key), next);
    return new SlotMove(slotOf(key), from, nodes.get(next));
  }

  /** A slot that is on its way. */
  record SlotMove(int slot, RedisProcess from, RedisProcess to) {
    SlotMove {
      expectOk(to, "CLUSTER SETSLOT " + slot + " IMPORTING " + from.command("CLUSTER MYID"));
      expectOk(from, "CLUSTER SETSLOT " + slot + " MIGRATING " + to.command("CLUSTER MYID"));
    }

    SlotMove moveKeys() {
      for (List<String> keys = keys(); !keys.isEmpty(); keys = keys()) {
        expectOk(
            from, "MIGRATE 127.0.0.1 " + to.port() + " \"\" 0 5000 KEYS " + String.join(" ", keys));
      }
      return this;
    }

    private List<String> keys() {
      return from.list("CLUSTER GETKEYSINSLOT " + slot + " 5");
    }

    void settle() {
      for (RedisProcess node : List.of(to, from)) {
        expectOk(node, "CLUSTER SETSLOT " + slot + " NODE " + to.command("CLUSTER MYID"));
      }
    }
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
