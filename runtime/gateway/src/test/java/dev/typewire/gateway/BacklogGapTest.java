package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.InMemoryBroker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that reads its backlog so slowly that the history passes it by. */
@Timeout(300)
class BacklogGapTest extends GatewayTest {
  /** What the channel keeps; more than the sockets of a machine hold between two programs. */
  private static final int HISTORY = 256;

  private static final int MESSAGES = 3 * HISTORY;
  private static final String FILLER = "x".repeat(50_000);

  private final MeterValues meters = new MeterValues();

  /** The ids of the messages by their numbers. */
  private final List<String> ids = new ArrayList<>();

  /** The number of the message that comes next, if nothing is missed. */
  private int next = 1;

  private int gaps;

  @Override
  Realtime newRealtime() {
    InMemoryBroker broker = InMemoryBroker.builder().maxLagBytes(FILLER.length()).build();
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).threads(1).metrics(meters.registry);
  }

  /** Publishes while a client of the same event loop takes all: that loop misses nothing. */
  private void publishUpTo(int count) {
    SocketClient fast = plain(token("order:1/step"));
    for (int n = ids.size(); n < count; n++) {
      String json = "{\"n\":" + n + ",\"filler\":\"" + FILLER + "\"}";
      ids.add(publish("order:1", "step", json).id().toString());
      fast.next("data");
    }
    fast.abort();
  }

  private void sees(JsonNode frame) {
    if (frame.path("kind").asString().equals("gap")) {
      gaps++;
      assertThat(frame.path("channel").asString()).isEqualTo("order:1");
      int lost = ids.indexOf(frame.path("cursor").asString());
      assertThat(lost).isGreaterThanOrEqualTo(next);
      next = lost + 1;
    } else {
      assertThat(frame.path("kind").asString()).isEqualTo("data");
      assertThat(frame.path("data").path("n").asInt()).isEqualTo(next);
      next++;
    }
  }

  private void assertAllAfterTheGapCame() {
    assertThat(gaps).isPositive();
    assertThat(meters.of("gaps")).isEqualTo(gaps);
    assertThat(next).isEqualTo(MESSAGES);
  }

  @Test
  void gapOfABacklog_namesItsSubscription_andWhatIsLeftFollows() {
    publishUpTo(HISTORY);
    try (RawSocket slow = RawSocket.connectV1(gateway.port())) {
      String sub =
          "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"order:1\",\"topics\":[\"step\"],\"after\":\"%s\"}";
      slow.sendFrame(
          1, sub.formatted(token("order:1/step"), ids.get(0)).getBytes(StandardCharsets.UTF_8));
      assertThat(frame(slow).path("recovered").asBoolean()).isTrue();
      sees(frame(slow));
      publishUpTo(MESSAGES);
      JsonNode frame = frame(slow);
      while (!frame.path("kind").asString().equals("live")) {
        assertThat(frame.path("sub").asString()).isEqualTo("1");
        if (frame.path("kind").asString().equals("gap")) {
          assertThat(frame.propertyNames()).containsExactly("kind", "sub", "channel", "cursor");
        }
        sees(frame);
        frame = frame(slow);
      }
      assertAllAfterTheGapCame();
    }
  }

  private static JsonNode frame(RawSocket socket) {
    String frame = socket.readFrame();
    assertThat(frame).startsWith("1:");
    return JsonMapper.shared().readTree(frame.substring(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?protocol=typewire.v1"})
  void gapOfAStreamsBacklog_isAnEventWithItsCursor_andWhatIsLeftFollows(String query) {
    publishUpTo(HISTORY);
    String lastEventId = "Last-Event-ID: " + ids.get(0) + "\r\n";
    try (RawEvents slow =
        RawEvents.open(gateway.port(), query, token("order:1/step"), lastEventId)) {
      Map<String, String> event = slow.nextWith("id");
      assertThat(event).containsEntry("id", ids.get(0)).doesNotContainEntry("event", "gap");
      sees(data(slow.nextWith("data")));
      publishUpTo(MESSAGES);
      while (next < MESSAGES) {
        event = slow.nextWith("data");
        JsonNode frame = data(event);
        if (frame.path("kind").asString().equals("gap")) {
          assertThat(event)
              .containsEntry("event", "gap")
              .containsEntry("id", frame.path("cursor").asString());
          assertThat(frame.propertyNames()).containsExactly("kind", "channel", "cursor");
        } else {
          assertThat(event).containsOnlyKeys("id", "data");
        }
        sees(frame);
      }
      assertAllAfterTheGapCame();
    }
  }

  private static JsonNode data(Map<String, String> event) {
    return JsonMapper.shared().readTree(event.get("data"));
  }
}
