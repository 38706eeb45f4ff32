package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a topic says of clients that do not keep up, with a client that stops reading. */
@Timeout(300)
class WhenSlowTest extends GatewayTest {
  /** Far more than the sockets of a machine hold between two programs. */
  private static final int MESSAGES = 400;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String FILLER = "x".repeat(50_000);
  private static final int MAX_QUEUED_BYTES = 400 << 10;

  private final MeterValues meters = new MeterValues();

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).maxQueuedBytes(MAX_QUEUED_BYTES).metrics(meters.registry);
  }

  private RawSocket follower(String... topics) {
    List<String> grants =
        IntStream.range(0, topics.length).mapToObj(i -> "market/" + topics[i]).toList();
    RawSocket socket = RawSocket.connectV1(gateway.port());
    String sub =
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"market\",\"topics\":[\"%s\"]}"
            .formatted(token(grants.toArray(String[]::new)), String.join("\",\"", topics));
    socket.sendFrame(1, sub.getBytes(StandardCharsets.UTF_8));
    assertThat(socket.readFrame()).contains("subscribed");
    assertThat(socket.readFrame()).contains("live");
    return socket;
  }

  /** Publishes to a topic while another client takes all of it. */
  private void publishAll(String topic) {
    SocketClient fast = plain(token("market/" + topic));
    for (int n = 0; n < MESSAGES; n++) {
      publish("market", topic, "{\"n\":" + n + ",\"filler\":\"" + FILLER + "\"}");
      assertThat(fast.next("data").path("data").path("n").asInt()).isEqualTo(n);
    }
  }

  /** Waits until each message was written to the client, left out, or is in its queue. */
  private void awaitHandedOut() {
    int mayWait = MAX_QUEUED_BYTES / FILLER.length() + 1;
    await()
        .until(
            () ->
                meters.of("messages.out", "dialect", "v1")
                        + meters.of("slow.consumers", "policy", "dropped")
                    >= MESSAGES - mayWait);
  }

  /** All frames up to the last message of a topic. */
  private static List<JsonNode> readUntilLast(RawSocket socket, String topic) {
    List<JsonNode> frames = new ArrayList<>();
    while (true) {
      String text = socket.readFrame();
      assertThat(text).as("a text frame").startsWith("1:");
      JsonNode frame = MAPPER.readTree(text.substring(2));
      frames.add(frame);
      if (frame.path("topic").asString("").equals(topic)
          && frame.path("data").path("n").asInt(-1) == MESSAGES - 1) {
        return frames;
      }
    }
  }

  private static List<Integer> numbers(List<JsonNode> frames) {
    return frames.stream()
        .filter(frame -> frame.path("kind").asString().equals("data"))
        .map(frame -> frame.path("data").path("n").asInt())
        .toList();
  }

  @Test
  void latest_keepsTheNewestMessageOnly() {
    try (RawSocket slow = follower("price")) {
      publishAll("price");
      awaitHandedOut();
      List<JsonNode> frames = readUntilLast(slow, "price");
      assertThat(numbers(frames)).isSorted().doesNotHaveDuplicates().contains(0, MESSAGES - 1);
      assertThat(frames).hasSizeLessThan(MESSAGES / 2);
      assertThat(frames).noneMatch(frame -> frame.path("kind").asString().equals("dropped"));
    }
  }

  @Test
  void dropOldest_leavesOutTheOldest_andSaysHowMany() {
    try (RawSocket slow = follower("news")) {
      publishAll("news");
      awaitHandedOut();
      List<JsonNode> frames = readUntilLast(slow, "news");
      List<Integer> numbers = numbers(frames);
      assertThat(numbers).isSorted().doesNotHaveDuplicates();
      int dropped = 0;
      int next = 0;
      for (JsonNode frame : frames) {
        if (frame.path("kind").asString().equals("dropped")) {
          assertThat(frame.path("channel").asString()).isEqualTo("market");
          assertThat(frame.path("topic").asString()).isEqualTo("news");
          dropped += frame.path("count").asInt();
          next += frame.path("count").asInt();
        } else {
          assertThat(frame.path("data").path("n").asInt()).isEqualTo(next++);
        }
      }
      assertThat(dropped).isPositive();
      assertThat(dropped + numbers.size()).isEqualTo(MESSAGES);
    }
  }

  /** What comes faster than an event loop looks is handed out together. */
  @ParameterizedTest
  @ValueSource(strings = {"news", "price"})
  void burst_leavesMessagesOut_andClosesNobody(String topic) {
    try (RawSocket slow = follower(topic)) {
      for (int n = 0; n < MESSAGES; n++) {
        publish("market", topic, "{\"n\":" + n + ",\"filler\":\"" + FILLER + "\"}");
      }
      awaitHandedOut();
      List<JsonNode> frames = readUntilLast(slow, topic);
      assertThat(numbers(frames)).isSorted().doesNotHaveDuplicates();
      assertThat(frames).hasSizeLessThan(MESSAGES / 2);
    }
  }

  @Test
  void topicsOfAllKinds_keepTheChannelsOrder() {
    try (RawSocket slow = follower("price", "trade")) {
      SocketClient fast = plain(token("market/price", "market/trade"));
      for (int n = 0; n < MESSAGES; n++) {
        publish("market", "price", "{\"n\":" + n + ",\"filler\":\"" + FILLER + "\"}");
        fast.next("data");
        if (n % 100 == 99) {
          publish("market", "trade", "{\"n\":" + n + "}");
          fast.next("data");
        }
      }
      List<JsonNode> frames = readUntilLast(slow, "trade");
      List<Long> sequences =
          frames.stream()
              .map(frame -> frame.path("id").asString())
              .map(id -> Long.valueOf(id.substring(id.indexOf('-') + 1)))
              .toList();
      assertThat(sequences).isSorted().doesNotHaveDuplicates();
      assertThat(frames.stream().filter(f -> f.path("topic").asString().equals("trade")))
          .extracting(frame -> frame.path("data").path("n").asInt())
          .containsExactly(99, 199, 299, 399);
    }
  }

  @Test
  void subscriptionThatGoesLiveBehindWaitingMessages_getsNoneTwice() {
    try (RawSocket slow = follower("price")) {
      String cursor = publish("market", "price", "{\"n\":-1}").id().toString();
      publishAll("price");
      String sub =
          "{\"kind\":\"sub\",\"sub\":\"2\",\"token\":\"%s\",\"channel\":\"market\",\"topics\":[\"price\"],\"after\":\"%s\"}"
              .formatted(token("market/price"), cursor);
      slow.sendFrame(1, sub.getBytes(StandardCharsets.UTF_8));
      List<Integer> seen = new ArrayList<>();
      boolean live = false;
      publish("market", "price", "{\"n\":" + MESSAGES + "}");
      while (!live || !seen.contains(MESSAGES)) {
        JsonNode frame = MAPPER.readTree(slow.readFrame().substring(2));
        if (frame.path("kind").asString().equals("live")) {
          live = true;
        } else if (frame.path("kind").asString().equals("data")
            && (live || frame.path("sub").asString("").equals("2"))) {
          seen.add(frame.path("data").path("n").asInt());
        }
      }
      assertThat(seen).isEqualTo(IntStream.rangeClosed(0, MESSAGES).boxed().toList());
    }
  }
}
