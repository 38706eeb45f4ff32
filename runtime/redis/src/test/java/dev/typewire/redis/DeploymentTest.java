package dev.typewire.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.broker.BrokerException;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes on one Redis, with pages on both and ten publishers: everybody sees one order, nothing
 * twice, and nothing that was confirmed is missing without a word, whatever fails.
 */
@Timeout(120)
class DeploymentTest {
  private static final int PUBLISHERS = 10;

  /** A key of the channel, which tells its slot. */
  private static final String HASH = "typewire:{" + Orders.CHANNEL + "}:h";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<Page> pages = new ArrayList<>();
  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  private RedisProcess redis;
  private Node one;

  @BeforeEach
  void start() {
    redis = open(RedisProcess.start("--appendonly", "yes", "--appendfsync", "always"));
    one = open(Node.on(redis.uri()));
  }

  @AfterEach
  void stop() throws Exception {
    pages.forEach(Page::close);
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
    threads.shutdownNow();
  }

  private <T extends AutoCloseable> T open(T resource) {
    opened.add(resource);
    return resource;
  }

  private String token() {
    return one.realtime
        .tokens()
        .mint(
            TokenOptions.lasting(Duration.ofMinutes(5)),
            List.of(new TopicGrant(Orders.CHANNEL, "step")))
        .key();
  }

  private void openPages(int count, IntSupplier port) {
    openPages(count, port, this::token);
  }

  private void openPages(int count, IntSupplier port, Supplier<String> token) {
    for (int i = 0; i < count; i++) {
      pages.add(new Page(http, port, token));
    }
  }

  private void awaitLive() {
    await().atMost(60, TimeUnit.SECONDS).until(() -> pages.stream().allMatch(Page::isLive));
  }

  /** Ten publishers on these nodes in turn, each of which tries until it is told that it worked. */
  private List<Future<?>> publishers(int each, Publisher... nodes) {
    return publishers("p", each, nodes);
  }

  private List<Future<?>> publishers(String names, int each, Publisher... nodes) {
    List<Future<?>> publishers = new ArrayList<>();
    for (int p = 0; p < PUBLISHERS; p++) {
      String name = names + p;
      Publisher node = nodes[p % nodes.length];
      publishers.add(
          threads.submit(
              () -> {
                for (int n = 0; n < each; n++) {
                  publish(node, name + "-" + n);
                }
              }));
    }
    return publishers;
  }

  private void publish(Publisher node, String data) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try {
        node.publish(data);
        confirmed.add(data);
        return;
      } catch (BrokerException e) {
        if (!e.retryable() || System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  private static void awaitAll(List<Future<?>> publishers) throws Exception {
    for (Future<?> publisher : publishers) {
      publisher.get(60, TimeUnit.SECONDS);
    }
  }

  /** One last message, and everybody has seen it. */
  private void finish() {
    publish(one, "last");
    awaitLast("last");
  }

  private void awaitLast(String data) {
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> pages.stream().allMatch(page -> page.hasSeen(data)));
    assertThat(pages).allSatisfy(page -> assertThat(page.faults()).isEmpty());
  }

  /** Nothing was lost, so everybody has seen everything that was confirmed, in one order. */
  private void assertEverybodySawEverything() {
    List<Page.Told> order = pages.get(0).told();
    assertThat(order).noneMatch(Page.Told::isGap);
    assertThat(order).extracting(Page.Told::data).containsExactlyInAnyOrderElementsOf(confirmed);
    for (Page page : pages) {
      assertThat(page.told()).isEqualTo(order);
    }
  }

  @Test
  void thousandPagesOnTwoNodes_seeOneOrder() throws Exception {
    Node two = open(Node.on(redis.uri()));
    openPages(500, one::port);
    openPages(500, two::port);
    awaitLive();
    awaitAll(publishers(20, one, two));
    finish();
    assertThat(confirmed).hasSize(PUBLISHERS * 20 + 1);
    assertEverybodySawEverything();
  }

  @Test
  void killedGateway_losesNothing_forPagesThatMoveToTheOther() throws Exception {
    RemoteNode two = open(RemoteNode.on(http, redis.uri()));
    AtomicInteger port = new AtomicInteger(two.port());
    openPages(10, one::port);
    openPages(30, port::get);
    awaitLive();
    List<Future<?>> publishers = publishers(150, one);
    await().until(() -> confirmed.size() > 200);
    port.set(one.port());
    two.kill();
    awaitAll(publishers);
    finish();
    assertEverybodySawEverything();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT24H", "PT-24H"})
  void nodeWithAWrongClock_losesNothing_andTakesAndMintsGoodTokens(Duration ahead)
      throws Exception {
    RemoteNode two = open(RemoteNode.withClockAhead(ahead, http, redis.uri()));
    assertThat(Duration.between(Instant.now(), two.clock())).isCloseTo(ahead, Duration.ofHours(1));
    AtomicInteger port = new AtomicInteger(two.port());
    openPages(25, one::port, two::token);
    openPages(25, port::get, this::token);
    awaitLive();
    assertThat(pages)
        .extracting(Page::tokenLasts)
        .allMatch(left -> !left.isZero() && left.compareTo(Duration.ofMinutes(5)) < 0);
    awaitAll(publishers(20, one, two));
    publish(one, "p1-0"); // what the other has published already
    publish(two, "p0-0");
    port.set(one.port());
    two.kill();
    finish();
    assertThat(confirmed).hasSize(PUBLISHERS * 20 + 1);
    assertEverybodySawEverything();
  }

  @Test
  void restartedRedisWithItsData_losesNothing() throws Exception {
    Node two = open(Node.on(redis.uri()));
    openPages(20, one::port);
    openPages(20, two::port);
    awaitLive();
    List<Future<?>> publishers = publishers(150, one, two);
    await().until(() -> confirmed.size() > 200);
    redis.kill();
    await().until(() -> readiness(two) == 503);
    redis.startAgain();
    awaitAll(publishers);
    finish();
    assertEverybodySawEverything();
    await().until(() -> readiness(two) == 200);
  }

  private int readiness(Node node) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + node.port() + "/health/ready");
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void restartedRedisWithoutItsData_losesNothingWithoutAWord() throws Exception {
    Node two = open(Node.on(redis.uri()));
    openPages(20, one::port);
    openPages(20, two::port);
    awaitLive();
    List<Future<?>> publishers = publishers(150, one, two);
    await().until(() -> confirmed.size() > 200);
    redis.kill();
    redis.wipe();
    redis.startAgain();
    awaitAll(publishers);
    finish();
    for (Page page : pages) {
      assertThat(page.gaps()).isBetween(1L, 2L);
      assertThat(page.positions()).doesNotHaveDuplicates();
      assertSameOrderBehindTheGap(page);
    }
  }

  /** What follows the loss, everybody sees whole and alike; not all are told at the same place. */
  private void assertSameOrderBehindTheGap(Page page) {
    List<String> here = behindTheLastGap(page);
    List<String> there = behindTheLastGap(pages.get(0));
    int both = Math.min(here.size(), there.size());
    assertThat(latest(here, both)).isEqualTo(latest(there, both));
    Set<String> seen = new HashSet<>(page.data());
    Set<String> behind = new HashSet<>(behindTheLastGap(page));
    assertThat(seen).containsAll(behind);
    assertThat(behind).contains("last");
  }

  private static List<String> latest(List<String> all, int count) {
    return all.subList(all.size() - count, all.size());
  }

  private static List<String> behindTheLastGap(Page page) {
    List<Page.Told> told = page.told();
    int from = told.size();
    while (from > 0 && !told.get(from - 1).isGap()) {
      from--;
    }
    return told.subList(from, told.size()).stream().map(Page.Told::data).toList();
  }

  @Test
  void linkThatIsCutForFiveSeconds_losesNothing() throws Exception {
    Link link = open(new Link(redis.port()));
    Node two = open(Node.on(link.uri()));
    openPages(20, one::port);
    openPages(20, two::port);
    awaitLive();
    List<Future<?>> publishers = publishers(150, one, two);
    await().until(() -> confirmed.size() > 200);
    link.swallow();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    await().atMost(10, TimeUnit.SECONDS).until(() -> System.nanoTime() > until);
    link.heal();
    awaitAll(publishers);
    finish();
    assertEverybodySawEverything();
  }

  @ParameterizedTest
  @MethodSource("dev.typewire.redis.RedisCluster#executables")
  void slotThatMovesToAnotherMaster_losesNothing(Path executable) throws Exception {
    RedisCluster cluster = SharedRedis.clusterOf(executable);
    Node first = open(Node.on(cluster.uris()));
    Node second = open(Node.on(cluster.uris()));
    openPages(20, first::port);
    openPages(20, second::port);
    awaitLive();
    for (int move = 1; move <= 3; move++) {
      List<Future<?>> publishers = publishers("move" + move, 50, first, second);
      int before = confirmed.size();
      await().until(() -> confirmed.size() > before + 100);
      cluster.moveSlotOf(HASH).moveKeys().settle();
      awaitAll(publishers);
      publish(first, "last" + move);
      awaitLast("last" + move);
    }
    assertEverybodySawEverything();
  }

  @ParameterizedTest
  @MethodSource("dev.typewire.redis.RedisCluster#executables")
  void failedOverClusterMaster_losesNothingWithoutAWord(Path executable) throws Exception {
    RedisCluster cluster = open(new RedisCluster(executable));
    assertFailoverIsSeamless(() -> cluster.masterOf(HASH).kill(), cluster.uris());
    assertThat(cluster.isWhole()).isTrue();
  }

  @Test
  void failedOverMasterOfSentinels_losesNothingWithoutAWord() throws Exception {
    RedisProcess replica = open(RedisProcess.start("--replicaof", "127.0.0.1", "" + redis.port()));
    RedisProcess sentinel = open(RedisProcess.sentinelOf(redis));
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(
            () ->
                replica.command("INFO replication").contains("link_status:up")
                    && sentinel.command("INFO sentinel").contains("slaves=1"));
    assertFailoverIsSeamless(
        redis::kill, "redis-sentinel://127.0.0.1:" + sentinel.port() + "#main");
    assertThat(replica.command("INFO replication")).contains("role:master");
  }

  /** Replication does not wait, so the last messages before a failover may be lost: a gap then. */
  private void assertFailoverIsSeamless(Runnable failure, String... uris) throws Exception {
    Node first = open(Node.on(uris));
    Node second = open(Node.on(uris));
    openPages(20, first::port);
    openPages(20, second::port);
    awaitLive();
    List<Future<?>> publishers = publishers(150, first, second);
    await().until(() -> confirmed.size() > 200);
    failure.run();
    awaitAll(publishers);
    publish(first, "last");
    awaitLast("last");
    for (Page page : pages) {
      assertThat(page.positions()).doesNotHaveDuplicates();
      if (page.gaps() == 0) {
        assertThat(page.data()).containsAll(confirmed);
      }
      assertSameOrderBehindTheGap(page);
    }
  }

  @Test
  void workerThatIsKilledAfterItsPublish_andRunsAgain_showsTheMessageOnce() {
    openPages(3, one::port);
    awaitLive();
    try (JavaProcess worker = new JavaProcess(Worker.class, redis.uri())) {
      assertThat(worker.firstLine()).isEqualTo("false");
    }
    try (JavaProcess again = new JavaProcess(Worker.class, redis.uri())) {
      assertThat(again.firstLine()).isEqualTo("true");
    }
    finish();
    assertThat(pages).allSatisfy(p -> assertThat(p.data()).containsExactly("shipped", "last"));
  }
}
