package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.RawSocket.Frame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Live messages that are compressed for clients that offer it: RFC 7692. */
class CompressionTest extends GatewayTest {
  private static final int COMPRESSED_TEXT = 0xC1;
  private static final int TEXT = 0x81;
  private static final String LONG = "{\"text\":\"" + "to be or not to be ".repeat(50) + "\"}";

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).compression();
  }

  private static String inflate(byte[] deflated) {
    return new String(Deflate.inflate(deflated), StandardCharsets.UTF_8);
  }

  @Test
  void clientThatOffersIt_getsMessagesCompressed_eachByItself() {
    SocketClient uncompressed = plain(token("order:42/step"));
    try (RawSocket first = RawSocket.connectDeflating(gateway.port(), token("order:42/step"));
        RawSocket second = RawSocket.connectDeflating(gateway.port(), token("order:42/step"))) {
      assertThat(first.head())
          .contains("permessage-deflate; server_no_context_takeover; client_no_context_takeover");
      for (int i = 0; i < 3; i++) {
        publish("order:42", "step", LONG);
        Frame frame = first.readWhole();
        assertThat(frame.firstByte()).isEqualTo(COMPRESSED_TEXT);
        assertThat(frame.payload().length).isLessThan(LONG.length() / 2);
        assertThat(inflate(frame.payload())).contains("\"data\":" + LONG).endsWith("Z\"}");
        assertThat(second.readWhole().payload()).isEqualTo(frame.payload());
        assertThat(uncompressed.next("data").path("data").toString()).isEqualTo(LONG);
      }
    }
  }

  @Test
  void messageThatWouldNotShrink_isSentAsItIs() {
    try (RawSocket client = RawSocket.connectDeflating(gateway.port(), token("a:1/t"))) {
      publish("a:1", "t", "1");
      Frame frame = client.readWhole();
      assertThat(frame.firstByte())
          .isEqualTo(frame.payload().length < 128 ? TEXT : COMPRESSED_TEXT);
    }
  }

  @Test
  void messagesOfOneBurst_areCompressedOneByOne() {
    try (RawSocket client = RawSocket.connectDeflating(gateway.port(), token("order:42/step"))) {
      for (int i = 0; i < 20; i++) {
        publish("order:42", "step", LONG.replace("to be", "to be " + i));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(inflate(client.readWhole().payload())).contains("not to be " + i);
      }
    }
  }

  @Test
  void clientsOwnFrames_areInflated() {
    try (RawSocket client = RawSocket.connectDeflating(gateway.port(), token("order:42/step"))) {
      String sub = "{\"kind\":\"sub\",\"data\":\"" + token("order:42/log") + "\"}";
      client.sendFrame(0x41, Deflate.deflate(sub.getBytes(StandardCharsets.UTF_8)));
      client.sendFrame(0x9, new byte[0]);
      assertThat(client.readFrame()).isEqualTo("A:");
      publish("order:42", "log", LONG);
      assertThat(inflate(client.readWhole().payload())).contains("\"topic\":\"log\"");
    }
  }

  @Test
  void frameThatInflatesBeyondTheLimit_closesTheConnection_andNoOther() {
    SocketClient bystander = plain(token("order:42/step"));
    try (RawSocket client = RawSocket.connectDeflating(gateway.port(), token("order:42/step"))) {
      client.sendFrame(0x41, Deflate.deflate(new byte[10_000_000]));
      assertThat(client.readFrame()).isEqualTo("8:1009");
    }
    try (RawSocket client = RawSocket.connectDeflating(gateway.port(), token("order:42/step"))) {
      client.sendFrame(0x41, new byte[] {1, 2, 3, 4});
      assertThat(client.readFrame()).startsWith("8:100");
    }
    publish("order:42", "step", LONG);
    bystander.next("data");
  }
}
