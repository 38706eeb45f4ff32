package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

class ResumeTest extends GatewayTest {
  private static final String CHANNEL = "busy:1";

  @Test
  @Timeout(300)
  void clientsThatComeAndGoWhilePublishersRun_seeEveryMessageOnceInOrder() {
    int publishers = 4;
    int each = 2_000;
    String token = token(Duration.ofMinutes(10), CHANNEL + "/tick");
    String start = beginning();
    ExecutorService threads = Executors.newFixedThreadPool(publishers + 20);
    List<CompletableFuture<List<Long>>> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int seed = i;
      clients.add(
          CompletableFuture.supplyAsync(
              () -> follow(token, start, publishers * each, seed), threads));
    }
    for (int p = 0; p < publishers; p++) {
      threads.execute(() -> IntStream.range(0, each).forEach(n -> tick(n)));
    }
    List<Long> wanted = LongStream.rangeClosed(1, publishers * each).boxed().toList();
    for (CompletableFuture<List<Long>> client : clients) {
      assertThat(client.join()).isEqualTo(wanted);
    }
    threads.shutdown();
  }

  private void tick(int n) {
    publish(CHANNEL, "tick", "{\"n\":" + n + "}");
    if (n % 10 == 0) {
      java.util.concurrent.locks.LockSupport.parkNanos(
          10_000_000); // so that clients come in between
    }
  }

  /** Follows from the beginning, with a new connection after a random number of messages. */
  private List<Long> follow(String token, String start, int total, int seed) {
    Random random = new Random(seed);
    List<Long> seen = new ArrayList<>();
    String cursor = start;
    while (seen.size() < total) {
      SocketClient client = SocketClient.v1(http, gateway.port());
      client.subscribe("1", token, CHANNEL, "tick", cursor);
      assertThat(client.next("subscribed").path("recovered").asBoolean()).isTrue();
      for (int left = 1 + random.nextInt(800); left > 0 && seen.size() < total; left--) {
        JsonNode frame = client.next();
        if (frame.path("kind").asString().equals("data")) {
          cursor = frame.path("id").asString();
          seen.add(Long.parseLong(cursor.substring(cursor.indexOf('-') + 1)));
        }
      }
      client.abort();
    }
    return seen;
  }

  private String beginning() {
    SocketClient client = v1();
    client.subscribe("1", token(CHANNEL + "/tick"), CHANNEL, "tick", null);
    return client.next("subscribed").path("cursor").asString();
  }

  @Test
  @Timeout(300)
  void tenPublishers_areSeenInOneOrderByAllFiftySockets() throws Exception {
    String token = token(Duration.ofMinutes(10), CHANNEL + "/tick");
    List<SocketClient> clients = IntStream.range(0, 50).mapToObj(i -> plain(token)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(10);
    for (int p = 0; p < 10; p++) {
      int publisher = p;
      threads.execute(
          () ->
              IntStream.range(0, 1_000)
                  .forEach(n -> publish(CHANNEL, "tick", "\"" + publisher + "/" + n + "\"")));
    }
    threads.shutdown();
    List<String> first = values(clients.get(0));
    assertThat(first).hasSize(10_000).doesNotHaveDuplicates();
    for (SocketClient client : clients) {
      assertThat(values(client, first)).isTrue();
    }
  }

  private static List<String> values(SocketClient client) {
    List<JsonNode> frames = client.next(10_000);
    client.frames.addAll(frames);
    return frames.stream().map(f -> f.path("data").asString()).toList();
  }

  private static boolean values(SocketClient client, List<String> wanted) {
    return client.next(10_000).stream().map(f -> f.path("data").asString()).toList().equals(wanted);
  }
}
