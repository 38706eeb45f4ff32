package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SlowAndSilentTest extends GatewayTest {
  private final MeterValues meters = new MeterValues();

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .maxQueuedBytes(256 << 10)
        .closeGrace(Duration.ofMinutes(1))
        .metrics(meters.registry);
  }

  @Test
  @Timeout(300)
  void slowSocket_isClosed_andOthersGoOn() {
    SocketClient fast = plain(token("busy:1/tick"));
    RawSocket slow = RawSocket.connectV1(gateway.port());
    String sub =
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"busy:1\",\"topics\":[\"tick\"]}";
    slow.sendFrame(1, sub.formatted(token("busy:1/tick")).getBytes(StandardCharsets.UTF_8));
    assertThat(slow.readFrame()).contains("subscribed");
    assertThat(slow.readFrame()).contains("live");
    String large = "\"" + "x".repeat(100_000) + "\"";
    for (int i = 0; i < 100; i++) {
      publish("busy:1", "tick", large);
      fast.next("data");
    }
    await().until(() -> meters.of("slow.consumers", "policy", "closed") == 1);
    assertThat(lastOf(slow)).isEqualTo("8:4001");
    slow.close();
  }

  @Test
  @Timeout(300)
  void slowBacklog_waitsForItsReader() {
    String cursor = publish("busy:1", "tick", "0").id().toString();
    String large = "\"" + "x".repeat(100_000) + "\"";
    for (int i = 0; i < 100; i++) {
      publish("busy:1", "tick", large);
    }
    RawSocket slow = RawSocket.connectV1(gateway.port());
    String sub =
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"busy:1\",\"topics\":[\"tick\"],\"after\":\"%s\"}";
    slow.sendFrame(1, sub.formatted(token("busy:1/tick"), cursor).getBytes(StandardCharsets.UTF_8));
    int messages = 0;
    for (String frame = slow.readFrame(); !frame.contains("\"live\""); frame = slow.readFrame()) {
      messages += frame.startsWith("1:{\"kind\":\"data\"") ? 1 : 0;
      assertThat(frame).doesNotStartWith("8").isNotEqualTo("end");
      if (frame.startsWith("9:")) {
        slow.sendFrame(0xA, new byte[0]);
      }
    }
    assertThat(messages).isEqualTo(100);
    slow.close();
  }

  @Test
  @Timeout(300)
  void silentSocket_isClosedAfterThreePings() {
    restart(builder -> builder.pingInterval(Duration.ofMillis(400)));
    RawSocket v1 = RawSocket.connectV1(gateway.port());
    RawSocket plain = RawSocket.connect(gateway.port(), token("order:1/step"));
    for (int i = 0; i < 3; i++) {
      assertThat(v1.readFrame()).isEqualTo("9:");
      assertThat(plain.readFrame()).isEqualTo("9:");
    }
    assertThat(v1.readFrame()).isEqualTo("8:4002");
    assertThat(plain.readFrame()).isEqualTo("8:1013");
    v1.close();
    plain.close();
  }

  private static String lastOf(RawSocket socket) {
    String last = "";
    for (String frame = socket.readFrame(); !frame.equals("end"); frame = socket.readFrame()) {
      last = frame.length() > 20 ? "" : frame;
      if (last.startsWith("8:")) {
        return last;
      }
    }
    return last;
  }
}
