package dev.typewire.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.examples.browser.Journeys;
import dev.typewire.examples.browser.Stage;
import dev.typewire.examples.orders.deployment.Deployment;
import dev.typewire.examples.orders.deployment.NodeProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes in processes of their own, on Redis, behind a load balancer: one of them is killed. */
final class DeploymentTest {
  private static final Pattern OPEN_SOCKETS =
      Pattern.compile("(?m)^typewire_gateway_connections\\{.*} ([1-9].*)$");

  private final HttpClient http = HttpClient.newHttpClient();
  private Deployment deployment;
  private RedisClient client;
  private RedisCommands<String, String> redis;

  @BeforeEach
  void start() throws IOException {
    deployment = Deployment.start(2, 0, Optional.empty(), HeldNode.class, Map.of());
    client = RedisClient.create(deployment.redis());
    redis = client.connect().sync();
  }

  @AfterEach
  void close() {
    client.shutdown();
    deployment.close();
  }

  @Test
  void nodeOfThePageIsKilled_pageMovesAndEndsWithEveryStepOnce() throws Exception {
    run("nodeOfThePageIsKilled");
  }

  @Test
  void nodeOfTheWorkerIsKilled_anotherGoesOnAndEachDurableStepIsToldOnce() throws Exception {
    run("nodeOfTheWorkerIsKilled");
  }

  @Test
  void orderPlacedOnOneNode_isAnsweredForByBoth() throws Exception {
    String placed = post(node(0).pages(), "{\"item\": \"LAMP\", \"quantity\": 2}");
    assertThat(get(node(0).pages(), "/api/orders/1001")).isEqualTo(placed);
    assertThat(get(node(1).pages(), "/api/orders/1001")).isEqualTo(placed);
    assertThat(get(node(1).pages(), "/api/orders")).isEqualTo("[" + placed + "]");
  }

  private void run(String journey) throws Exception {
    try (Stage stage = new Stage()) {
      stage.on("finish-payment", () -> HeldNode.finish(redis, "capture-payment"));
      stage.on("go-on", () -> HeldNode.goOn(redis));
      stage.on("kill-node-of-page", () -> kill(this::holdsTheSocket));
      stage.on("kill-node-of-worker", () -> kill(this::holdsTheJob));
      Journeys.run(journey, deployment.url(), stage);
    }
  }

  private void kill(Predicate<NodeProcess> wanted) {
    NodeProcess node =
        await()
            .until(
                () -> deployment.nodes().stream().filter(wanted).findFirst(), Optional::isPresent)
            .orElseThrow();
    node.kill();
    await().until(() -> !node.isAlive());
  }

  private boolean holdsTheSocket(NodeProcess node) {
    Matcher open = OPEN_SOCKETS.matcher(get(node.pages(), "/metrics"));
    return open.find();
  }

  private boolean holdsTheJob(NodeProcess node) {
    return redis
        .xpending(JobQueue.STREAM, JobQueue.GROUP)
        .getConsumerMessageCount()
        .containsKey("node-" + node.pid());
  }

  private NodeProcess node(int index) {
    return deployment.nodes().get(index);
  }

  private String get(URI node, String path) {
    return send(HttpRequest.newBuilder(node.resolve(path)));
  }

  private String post(URI node, String body) {
    return send(
        HttpRequest.newBuilder(node.resolve("/api/orders"))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.header("Cookie", "demo-user=ada").build(), BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
