package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a topic says of clients that do not keep up, with a stream of events that nobody reads. */
@Timeout(300)
class SlowStreamTest extends GatewayTest {
  private static final String PLAIN = "?";
  private static final String V1 = "?protocol=typewire.v1";

  /** Far more than the sockets of a machine hold between two programs. */
  private static final int MESSAGES = 400;

  private static final String FILLER = "x".repeat(50_000);
  private static final int MAX_QUEUED_BYTES = 400 << 10;

  private final MeterValues meters = new MeterValues();

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).maxQueuedBytes(MAX_QUEUED_BYTES).metrics(meters.registry);
  }

  private RawEvents follower(String query, String... topics) {
    RawEvents events = RawEvents.open(gateway.port(), query, token(topics));
    assertThat(events.nextWith("id")).doesNotContainEntry("event", "gap");
    return events;
  }

  private void publishNumber(String topic, int n) {
    publish("market", topic, "{\"n\":" + n + ",\"filler\":\"" + FILLER + "\"}");
  }

  private void publishAll(String topic) {
    IntStream.range(0, MESSAGES).forEach(n -> publishNumber(topic, n));
  }

  /** Waits until each message was written to the client, left out, or is in its queue. */
  private void awaitHandedOut() {
    int mayWait = MAX_QUEUED_BYTES / FILLER.length() + 1;
    await()
        .until(
            () ->
                meters.of("messages.out", "transport", "sse")
                        + meters.of("slow.consumers", "policy", "dropped")
                    >= MESSAGES - mayWait);
  }

  private static JsonNode data(Map<String, String> event) {
    return JsonMapper.shared().readTree(event.get("data"));
  }

  private static int number(Map<String, String> event) {
    return data(event).path("data").path("n").asInt(-1);
  }

  /** All events with data up to the message of this number. */
  private static List<Map<String, String>> readUntil(RawEvents events, int last) {
    List<Map<String, String>> all = new ArrayList<>();
    do {
      all.add(events.nextWith("data"));
    } while (number(all.get(all.size() - 1)) != last);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, V1})
  void latest_keepsTheNewestMessageOnly(String query) {
    try (RawEvents slow = follower(query, "market/price")) {
      publishAll("price");
      awaitHandedOut();
      List<Map<String, String>> events = readUntil(slow, MESSAGES - 1);
      assertThat(events).noneMatch(event -> event.containsKey("event"));
      assertThat(events.stream().map(SlowStreamTest::number).toList())
          .isSorted()
          .doesNotHaveDuplicates()
          .startsWith(0)
          .hasSizeLessThan(MESSAGES / 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, V1})
  void dropOldest_leavesOutTheOldest_andSaysHowManyBeforeTheNext(String query) {
    try (RawEvents slow = follower(query, "market/news")) {
      publishAll("news");
      awaitHandedOut();
      int dropped = 0;
      int next = 0;
      for (Map<String, String> event : readUntil(slow, MESSAGES - 1)) {
        if (event.containsKey("event")) {
          assertThat(event).containsOnlyKeys("event", "data").containsEntry("event", "dropped");
          JsonNode frame = data(event);
          assertThat(frame.propertyNames()).containsExactly("kind", "channel", "topic", "count");
          assertThat(frame.path("kind").asString()).isEqualTo("dropped");
          assertThat(frame.path("channel").asString()).isEqualTo("market");
          assertThat(frame.path("topic").asString()).isEqualTo("news");
          dropped += frame.path("count").asInt();
          next += frame.path("count").asInt();
        } else {
          assertThat(number(event)).isEqualTo(next++);
        }
      }
      assertThat(dropped).isGreaterThan(MESSAGES / 2);
      assertThat(next).isEqualTo(MESSAGES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, V1})
  void resume_cutsTheStreamOff_andTheLastEventIdBringsTheRestOnce(String query) {
    List<Integer> seen = new ArrayList<>();
    String lastEventId = "";
    try (RawEvents slow = follower(query, "market/trade")) {
      publishAll("trade");
      await().until(() -> meters.of("slow.consumers", "policy", "closed") == 1);
      for (Map<String, String> event = slow.next(); event != RawEvents.END; event = slow.next()) {
        assertThat(event).doesNotContainKey("event");
        if (event.containsKey("data")) {
          seen.add(number(event));
          lastEventId = event.get("id");
        }
      }
    }
    assertThat(seen).hasSizeBetween(1, MESSAGES / 2);
    try (RawEvents again =
        RawEvents.open(
            gateway.port(),
            PLAIN,
            token("market/trade"),
            "Last-Event-ID: " + lastEventId + "\r\n")) {
      readUntil(again, MESSAGES - 1).forEach(event -> seen.add(number(event)));
    }
    assertThat(seen).isEqualTo(IntStream.range(0, MESSAGES).boxed().toList());
    assertThat(meters.of("slow.consumers", "policy", "dropped")).isZero();
  }

  /** An id of several channels says what was written up to its event, not what waits behind it. */
  @Test
  void eventsOfSeveralChannels_haveIdsThatMissNone() {
    Map<String, String> other;
    int before = -1;
    try (RawEvents slow = follower(PLAIN, "market/news", "order:1/step")) {
      publishAll("news");
      awaitHandedOut();
      publish("order:1", "step", "{\"other\":true}");
      other = slow.nextWith("data");
      while (!data(other).path("data").has("other")) {
        if (!other.containsKey("event")) {
          before = number(other);
          assertThat(other.get("id")).contains(data(other).path("id").asString());
        }
        other = slow.nextWith("data");
      }
    }
    publishNumber("news", MESSAGES);
    try (RawEvents again =
        RawEvents.open(
            gateway.port(),
            PLAIN,
            token("market/news", "order:1/step"),
            "Last-Event-ID: " + other.get("id") + "\r\n")) {
      assertThat(readUntil(again, MESSAGES).stream().map(SlowStreamTest::number).toList())
          .isEqualTo(IntStream.rangeClosed(before + 1, MESSAGES).boxed().toList());
    }
  }
}
