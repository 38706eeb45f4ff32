package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Realtime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way that a WebSocket is closed, as the close frame says it: its number and its reason. */
@Timeout(300)
class CloseCodesTest extends GatewayTest {
  private final FaultyBroker broker = new FaultyBroker();
  private final MeterValues meters = new MeterValues();

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).maxQueuedBytes(256 << 10).metrics(meters.registry);
  }

  /** What a close frame says, after whatever comes before it. */
  private static String closeOf(RawSocket socket) {
    RawSocket.Frame frame = socket.readWhole();
    while (frame.firstByte() != 0x88) {
      frame = socket.readWhole();
    }
    byte[] said = frame.payload();
    int code = (said[0] & 0xff) << 8 | said[1] & 0xff;
    return (code + " " + new String(said, 2, said.length - 2, StandardCharsets.UTF_8)).strip();
  }

  private RawSocket open(String dialect) {
    if (dialect.equals("plain")) {
      return RawSocket.connect(gateway.port(), token("order:1/step"));
    }
    RawSocket socket = RawSocket.connectV1(gateway.port());
    String sub =
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"order:1\",\"topics\":[\"step\"]}";
    socket.sendFrame(1, sub.formatted(token("order:1/step")).getBytes(StandardCharsets.UTF_8));
    assertThat(socket.readFrame()).contains("subscribed");
    assertThat(socket.readFrame()).contains("live");
    return socket;
  }

  @ParameterizedTest
  @CsvSource({"v1, 4001 SLOW_CONSUMER", "plain, 1013 SLOW_CONSUMER"})
  void clientThatDoesNotKeepUp(String dialect, String close) {
    restart(builder -> builder.closeGrace(Duration.ofMinutes(1)));
    try (RawSocket socket = open(dialect)) {
      String large = "\"" + "x".repeat(100_000) + "\"";
      for (int i = 0; i < 100; i++) {
        publish("order:1", "step", large);
      }
      await().until(() -> meters.of("slow.consumers", "policy", "closed") == 1);
      assertThat(closeOf(socket)).isEqualTo(close);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 4002 PING_TIMEOUT", "plain, 1013 PING_TIMEOUT"})
  void clientThatAnswersNoPing(String dialect, String close) {
    restart(builder -> builder.pingInterval(Duration.ofMillis(200)));
    try (RawSocket socket = open(dialect)) {
      assertThat(closeOf(socket)).isEqualTo(close);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 4201 GATEWAY_CLOSING", "plain, 1001 GATEWAY_CLOSING"})
  void serverThatGoesAway(String dialect, String close) {
    restart(builder -> builder.closeGrace(Duration.ofMillis(100)));
    try (RawSocket socket = open(dialect)) {
      gateway.close();
      assertThat(closeOf(socket)).isEqualTo(close);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 4203 INTERNAL", "plain, 1011 INTERNAL"})
  void faultOfTheServer(String dialect, String close) {
    try (RawSocket socket = open(dialect)) {
      broker.corrupt("order:1", "step");
      assertThat(closeOf(socket)).isEqualTo(close);
    }
  }

  @Test
  void connectionWithoutASubscription() {
    restart(builder -> builder.subscribeTimeout(Duration.ofMillis(300)));
    try (RawSocket socket = RawSocket.connectV1(gateway.port())) {
      assertThat(closeOf(socket)).isEqualTo("4204 SUBSCRIBE_TIMEOUT");
    }
  }

  @Test
  void tokenOfAPlainConnection_thatIsTakenBack() {
    String token = token("order:1/step");
    try (RawSocket socket = RawSocket.connect(gateway.port(), token)) {
      realtime.tokens().revoke(realtime.tokens().verify(token).id());
      assertThat(closeOf(socket)).isEqualTo("1013 TOKEN_REVOKED");
    }
  }

  @Test
  void brokerOfAPlainConnection_thatGoesAway() {
    try (RawSocket socket = open("plain")) {
      realtime.close();
      assertThat(closeOf(socket)).isEqualTo("1013 BROKER_UNAVAILABLE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "plain"})
  void frameOverTheLimit(String dialect) {
    try (RawSocket whole = open(dialect);
        RawSocket announced = open(dialect)) {
      whole.sendFrame(1, new byte[(32 << 10) + 1]);
      assertThat(closeOf(whole)).isEqualTo("1009 FRAME_TOO_LARGE");
      announced.sendBytes(0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0); // a terabyte, of which nothing comes
      assertThat(closeOf(announced)).isEqualTo("1009 FRAME_TOO_LARGE");
    }
  }

  /** RFC 6455, sections 5 and 7.4; a mask of zeros follows the length where there is one. */
  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "1002, no mask, 81 01 78",
    "1002, a reserved bit, C1 81 00 00 00 00 78",
    "1002, a reserved bit of a part, 41 81 00 00 00 00 78",
    "1002, an opcode for data that is reserved, 83 81 00 00 00 00 78",
    "1002, an opcode for control that is reserved, 8B 80 00 00 00 00",
    "1002, a ping in parts, 09 80 00 00 00 00",
    "1002, a ping of 126 bytes, 89 FE 00 7E 00 00 00 00",
    "1002, a continuation of nothing, 80 80 00 00 00 00",
    "1002, a text within a text, 01 81 00 00 00 00 78 81 81 00 00 00 00 78",
    "1002, a length longer than need be, 81 FE 00 01 00 00 00 00 78",
    "1002, a close of one byte, 88 81 00 00 00 00 03",
    "1002, a close with a number that is never sent, 88 82 00 00 00 00 03 ED",
    "1002, a close with a number above all that are used, 88 82 00 00 00 00 13 88",
    "1007, a close with a reason that is no text, 88 83 00 00 00 00 03 E8 FF",
    "1007, a text that is none, 81 81 00 00 00 00 FF",
  })
  void frameThatBreaksTheStandard(String close, String what, String bytes) {
    int[] frame =
        Arrays.stream(bytes.split(" ")).mapToInt(each -> Integer.parseInt(each, 16)).toArray();
    for (String dialect : new String[] {"v1", "plain"}) {
      try (RawSocket socket = open(dialect)) {
        socket.sendBytes(frame);
        assertThat(closeOf(socket)).as("%s: %s", dialect, what).isEqualTo(close);
      }
    }
  }

  /** The first bit is the compression's; the others are nobody's. */
  @ParameterizedTest
  @ValueSource(ints = {0xa1, 0x91, 0x21, 0x11})
  void reservedBit_ofACompressedConnection(int firstByte) {
    restart(Gateway.Builder::compression);
    try (RawSocket socket = RawSocket.connectDeflating(gateway.port(), token("order:1/step"))) {
      socket.sendBytes(firstByte, 0x81, 0, 0, 0, 0, 'x');
      assertThat(closeOf(socket)).isEqualTo("1002");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "plain"})
  void closeOfTheClient_isAnsweredAlike_andEndsTheConnection(String dialect) {
    try (RawSocket socket = open(dialect)) {
      socket.sendBytes(0x88, 0x82, 0, 0, 0, 0, 0x0f, 0xa0);
      assertThat(socket.readFrame()).isEqualTo("8:4000");
      assertThat(socket.readFrame()).isEqualTo("end");
    }
    try (RawSocket socket = open(dialect)) {
      socket.sendBytes(0x88, 0x80, 0, 0, 0, 0);
      assertThat(socket.readFrame()).isEqualTo("8:");
      assertThat(socket.readFrame()).isEqualTo("end");
    }
  }
}
