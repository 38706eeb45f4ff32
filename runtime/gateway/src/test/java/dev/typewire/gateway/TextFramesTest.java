package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Text as RFC 6455 has it: whole or in parts, and UTF-8. */
class TextFramesTest extends GatewayTest {
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int PING = 9;

  private byte[] sub() {
    return "{\"kind\":\"sub\",\"sub\":\"é\",\"token\":\"%s\",\"channel\":\"order:42\",\"topics\":[\"step\"]}"
        .formatted(token("order:42/step"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void textInParts_isReadAsOne_andPingsInBetweenAreAnswered() {
    try (RawSocket socket = RawSocket.connectV1(gateway.port())) {
      for (int time = 0; time < 2; time++) {
        byte[] sub = sub();
        int middleOfALetter = new String(sub, StandardCharsets.UTF_8).indexOf('é') + 1;
        socket.sendPart(TEXT, Arrays.copyOf(sub, middleOfALetter));
        socket.sendFrame(PING, new byte[] {'p'});
        assertThat(socket.readFrame()).isEqualTo("A:p");
        socket.sendPart(CONTINUATION, Arrays.copyOfRange(sub, middleOfALetter, sub.length - 1));
        socket.sendFrame(CONTINUATION, new byte[] {'}'});
        assertThat(socket.readFrame()).contains(time == 0 ? "\"subscribed\"" : "FRAME_INVALID");
        if (time == 0) {
          assertThat(socket.readFrame()).contains("\"live\"").contains("é");
        }
      }
    }
  }

  @Test
  void textThatIsNotUtf8_closesWith1007() {
    try (RawSocket whole = RawSocket.connectV1(gateway.port());
        RawSocket inParts = RawSocket.connectV1(gateway.port())) {
      whole.sendFrame(TEXT, new byte[] {'"', (byte) 0xFF, '"'});
      assertThat(whole.readFrame()).isEqualTo("8:1007");
      inParts.sendPart(TEXT, new byte[] {'"', (byte) 0xC3});
      inParts.sendFrame(CONTINUATION, new byte[] {'"'});
      assertThat(inParts.readFrame()).isEqualTo("8:1007");
    }
  }

  @Test
  void tooMuchTextInParts_isRefusedLikeTooMuchInOne() {
    byte[] part = new byte[16 << 10];
    Arrays.fill(part, (byte) ' ');
    try (RawSocket socket = RawSocket.connectV1(gateway.port())) {
      socket.sendPart(TEXT, part);
      socket.sendPart(CONTINUATION, part);
      socket.sendFrame(CONTINUATION, new byte[] {'{'});
      assertThat(socket.readFrame()).isEqualTo("8:1009");
    }
  }
}
