package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that break RFC 6455 or RFC 7692: each ends its connection with a code, and no other. */
@Timeout(300)
class BrokenFramesTest extends GatewayTest {
  private static final int CLOSE = 0x88;
  private static final int CONTINUATION = 0x00;
  private static final int DEFLATED_TEXT = 0x41; // and not the last part
  private static final byte[] NO_DEFLATE = {7, 7, 7, 7};

  private final PrintStream systemErr = System.err;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private SocketClient bystander;

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).compression().closeGrace(Duration.ofMillis(20));
  }

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    bystander = plain(token("order:1/step"));
  }

  @AfterEach
  void nobodyElseNoticed() {
    System.setErr(systemErr);
    publish("order:1", "step", "1");
    bystander.next("data");
    assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain("ERROR", "WARN");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "second reserved bit, a1 80 00000000, 1002",
    "third reserved bit, 91 80 00000000, 1002",
    "first reserved bit of a control frame, c9 80 00000000, 1002",
    "no mask, 81 02 7b7d, 1002",
    "an opcode that means nothing, 83 80 00000000, 1002",
    "a control opcode that means nothing, 8b 80 00000000, 1002",
    "a ping in parts, 09 80 00000000, 1002",
    "a close in parts, 08 80 00000000, 1002",
    "a ping of 126 bytes, 89 fe 007e 00000000, 1002",
    "a continuation of nothing, 80 80 00000000, 1002",
    "a text within a text, 01 80 00000000 81 80 00000000, 1002",
    "a close of one byte, 88 81 00000000 03, 1002",
    "a close with a code that is never sent, 88 82 00000000 03ed, 1002",
    "a close whose reason is no UTF-8, 88 83 00000000 03e8 ff, 1007",
    "a short text with a long length, 81 ff 0000000000000002 00000000 7b7d, 1002",
    "a text without an end, 81 ff 7fffffffffffffff 00000000, 1009",
    "a text of a length below zero, 81 ff ffffffffffffffff 00000000, 1002",
    "a text that is too long, 81 fe 8001 00000000, 1009",
    "a text that is no UTF-8, 81 83 00000000 22ff22, 1007",
  })
  void brokenFrame_endsItsConnectionWithACode(String what, String hex, int code) {
    byte[] frame = HexFormat.of().parseHex(hex.replace(" ", ""));
    for (String deflating : new String[] {"", "Sec-WebSocket-Extensions: permessage-deflate\r\n"}) {
      try (RawSocket socket = open(deflating)) {
        socket.send(frame);
        assertClosed(socket, code);
      }
    }
  }

  @Test
  void compressedFrame_thatWasNotAgreedOn_endsItsConnection() {
    try (RawSocket socket = open("")) {
      socket.send(RawSocket.frame(0xC1, Deflate.deflate("{}".getBytes(StandardCharsets.UTF_8))));
      assertClosed(socket, 1002);
    }
  }

  @Test
  void whatCannotBeInflated_endsItsConnection_howeverMuchFollows() {
    try (RawSocket socket = open("Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
      socket.send(RawSocket.frame(DEFLATED_TEXT, NO_DEFLATE));
      for (int part = 0; part < 10; part++) {
        socket.send(RawSocket.frame(CONTINUATION, NO_DEFLATE));
      }
      assertClosed(socket, 1007);
    }
  }

  @Test
  void whatInflatesToTooMuch_endsItsConnection_asALargeFrameDoes() {
    try (RawSocket socket = open("Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
      socket.send(RawSocket.frame(0xC1, Deflate.deflate(new byte[10_000_000])));
      assertClosed(socket, 1009);
    }
  }

  @Test
  void tooMuchTextInParts_endsItsConnection_howeverManyPartsFollow() {
    byte[] part = new byte[20 << 10];
    Arrays.fill(part, (byte) ' ');
    try (RawSocket socket = open("")) {
      socket.send(RawSocket.frame(0x01, part));
      for (int i = 0; i < 10; i++) {
        socket.send(RawSocket.frame(CONTINUATION, part));
      }
      assertClosed(socket, 1009);
    }
  }

  private RawSocket open(String headers) {
    return RawSocket.open(
        gateway.port(),
        "",
        "Sec-WebSocket-Protocol: typewire.v1\r\n" + headers,
        Duration.ofSeconds(60));
  }

  private static void assertClosed(RawSocket socket, int code) {
    RawSocket.Frame frame = socket.readWhole();
    assertThat(frame.firstByte()).isEqualTo(CLOSE);
    byte[] payload = frame.payload();
    assertThat(((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF)).isEqualTo(code);
    String reason =
        new String(Arrays.copyOfRange(payload, 2, payload.length), StandardCharsets.UTF_8);
    assertThat(reason).isEqualTo(code == 1009 ? "FRAME_TOO_LARGE" : "");
    socket.send(RawSocket.frame(CLOSE, payload));
    assertThat(socket.readFrame()).isEqualTo("end");
  }
}
