package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PlainSocketTest extends GatewayTest {
  @Test
  void subscriptionStandsBeforeTheUpgradeIsAnswered() {
    for (int i = 0; i < 50; i++) {
      SocketClient client = plain(token("order:" + i + "/step"));
      publish("order:" + i, "step", "{\"n\":" + i + "}");
      assertThat(client.next("data").path("data").path("n").asInt()).isEqualTo(i);
    }
  }

  @Test
  void dataFrame_hasWhatIsThereAndNoNulls() {
    SocketClient client = plain(token("order:42/step"));
    String id = publish("order:42", "step", "{ \"a\" : [1, 2] }").id().toString();
    JsonNode frame = client.next("data");
    assertThat(frame.propertyNames())
        .containsExactly("kind", "id", "channel", "topic", "data", "created_at");
    assertThat(frame.path("id").asString()).isEqualTo(id);
    assertThat(frame.path("channel").asString()).isEqualTo("order:42");
    assertThat(frame.path("topic").asString()).isEqualTo("step");
    assertThat(frame.path("data").toString()).isEqualTo("{\"a\":[1,2]}");
    assertThat(frame.path("created_at").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  @Test
  void onlyGrantedTopicsCome() {
    SocketClient client = plain(token("order:42/step"));
    publish("order:42", "log", "1");
    publish("order:43", "step", "2");
    publish("order:42", "step", "3");
    assertThat(client.next("data").path("data").asInt()).isEqualTo(3);
  }

  @Test
  void subFrame_addsTopics_andUnsubRemovesThem() {
    SocketClient client = plain(token("order:42/step"));
    client.send("{\"kind\":\"sub\",\"data\":\"" + token("order:43/step") + "\"}");
    client.send(
        "{\"kind\":\"unsub\",\"data\":[{\"kind\":\"run\",\"channel\":\"order:42\",\"name\":\"step\"}]}");
    client.send("{\"kind\":\"sub\",\"data\":\"nonsense\"}"); // its error says that all was read
    client.next("error");
    SocketClient other = plain(token("order:43/step"));
    publish("order:42", "step", "1");
    publish("order:43", "step", "2");
    assertThat(other.next("data").path("data").asInt()).isEqualTo(2);
    assertThat(client.next("data").path("data").asInt()).isEqualTo(2);
  }

  @Test
  void badTokens_are401BeforeTheUpgrade() {
    assertThat(statusOfUpgrade("nonsense")).isEqualTo(401);
    assertThat(statusOfUpgrade("")).isEqualTo(401);
    var response = send(HttpRequest.newBuilder(uri("/v1/realtime/connect")).GET());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"code\":\"REQUEST_INVALID\"");
  }

  private int statusOfUpgrade(String token) {
    Throwable thrown = Assertions.catchThrowable(() -> plain(token));
    assertThat(thrown).isInstanceOf(CompletionException.class);
    return ((WebSocketHandshakeException) thrown.getCause()).getResponse().statusCode();
  }

  @Test
  void binaryFramesAndTextThatIsNoJson_areIgnored() {
    SocketClient client = plain(token("order:42/step"));
    client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
    client.send("hello");
    client.send("[1]");
    client.send("{\"kind\":\"dance\"}");
    publish("order:42", "step", "1");
    assertThat(client.next("data").path("data").asInt()).isEqualTo(1);
  }

  @Test
  void frameOver32KiB_closesWith1009() {
    SocketClient client = plain(token("order:42/step"));
    client.send("x".repeat((32 << 10) + 1));
    assertThat(client.closeCode()).isEqualTo(1009);
  }

  @Test
  void pingOfTheClient_isAnswered() {
    RawSocket socket = RawSocket.connect(gateway.port(), token("order:42/step"));
    socket.sendFrame(0x9, "hi".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(socket.readFrame()).isEqualTo("A:hi");
    socket.close();
  }
}
