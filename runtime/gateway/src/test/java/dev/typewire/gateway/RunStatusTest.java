package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.ChannelRef;
import dev.typewire.runtime.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of a run, as everybody who follows its channel learns it. */
class RunStatusTest extends GatewayTest {
  private static final ChannelRef ORDER =
      new ChannelRef() {
        @Override
        public String name() {
          return "order:42";
        }

        @Override
        public ChannelDefinition definition() {
          return new ChannelDefinition("order:{orderId}", 256, Duration.ofMinutes(10), List.of());
        }
      };

  @Test
  void status_reachesFollowersOfAnyTopic_inBothDialects() {
    SocketClient plain = plain(token("order:42/step"));
    SocketClient client = v1();
    client.subscribe("1", token("order:42/log"), "order:42", "log", null);
    client.next("subscribed");
    client.next("live");
    realtime.durable("run-7").publishStatus(ORDER, RunStatus.COMPLETED, Map.of("total", 3));
    for (SocketClient follower : List.of(plain, client)) {
      JsonNode run = follower.next("run");
      assertThat(run.path("data").toString())
          .isEqualTo("{\"status\":\"completed\",\"result\":{\"total\":3}}");
      assertThat(run.path("run_id").asString()).isEqualTo("run-7");
      assertThat(run.path("channel").asString()).isEqualTo("order:42");
      assertThat(run.has("topic")).isFalse();
    }
  }

  @Test
  void latestStatus_isReplayed_andNeverLostByAResume() {
    realtime.durable("run-7").publishStatus(ORDER, RunStatus.RUNNING);
    publish("order:42", "log", "1");
    realtime.durable("run-7").publishStatus(ORDER, RunStatus.FAILED);
    SocketClient client = v1();
    client.subscribe("1", token("order:42/log"), "order:42", "log", null);
    String cursor = client.next("subscribed").path("cursor").asString();
    client.next("data");
    assertThat(client.next("run").path("data").path("status").asString()).isEqualTo("failed");
    client.next("live");
    client.subscribe("2", token("order:42/step"), "order:42", "step", cursor);
    client.next("subscribed");
    assertThat(client.next("run").path("sub").asString()).isEqualTo("2");
    client.next("live");
  }
}
