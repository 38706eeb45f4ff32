package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.typewire.gateway.limit.Limits;
import dev.typewire.runtime.MessageId;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class V1SocketTest extends GatewayTest {
  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).limits(Limits.defaults().subscriptionsPerConnection(3));
  }

  @Test
  void freshSubscription_isAcknowledgedWithACursorAndLive() {
    SocketClient client = v1();
    assertThat(client.socket().getSubprotocol()).isEqualTo("typewire.v1");
    client.subscribe("1", token("order:42/step"), "order:42", "step", null);
    JsonNode subscribed = client.next("subscribed");
    assertThat(subscribed.path("sub").asString()).isEqualTo("1");
    assertThat(subscribed.path("channel").asString()).isEqualTo("order:42");
    assertThat(subscribed.path("recovered").asBoolean()).isTrue();
    assertThat(subscribed.path("contract").asString()).isEqualTo("test-1");
    assertThat(subscribed.path("renewInMs").asInt()).isBetween(40_000, 45_000);
    assertThat(client.next("live").path("sub").asString()).isEqualTo("1");
    MessageId id = publish("order:42", "step", "1").id();
    JsonNode data = client.next("data");
    assertThat(data.has("sub")).isFalse();
    assertThat(data.path("id").asString()).isEqualTo(id.toString());
    assertThat(MessageId.parse(subscribed.path("cursor").asString()).next()).isEqualTo(id);
  }

  @Test
  void freshSubscription_beginsWithTheDeclaredReplay() {
    for (int i = 1; i <= 5; i++) {
      publish("order:42", "log", "" + i);
      publish("order:42", "step", "" + -i);
    }
    SocketClient client = v1();
    client.subscribe("1", token("order:42/step", "order:42/log"), "order:42", "log,step", null);
    client.next("subscribed");
    assertThat(client.next(3)).allMatch(f -> f.path("sub").asString().equals("1"));
    client.next("live");
  }

  @Test
  void resume_bringsTheBacklogOfItsTopicsThenLive() {
    String cursor = publish("order:42", "step", "0").id().toString();
    publish("order:42", "step", "1");
    publish("order:42", "log", "99");
    publish("order:42", "step", "2");
    SocketClient client = v1();
    client.subscribe("1", token("order:42/step"), "order:42", "step", cursor);
    assertThat(client.next("subscribed").path("cursor").asString()).isEqualTo(cursor);
    assertThat(client.next("data").path("data").asInt()).isEqualTo(1);
    JsonNode second = client.next("data");
    assertThat(second.path("data").asInt()).isEqualTo(2);
    assertThat(second.path("sub").asString()).isEqualTo("1");
    client.next("live");
    publish("order:42", "step", "3");
    JsonNode third = client.next("data");
    assertThat(third.path("data").asInt()).isEqualTo(3);
    assertThat(third.has("sub")).isFalse();
  }

  @Test
  void cursorThatIsGone_isNotRecovered_andWhatIsStillThereFollows() {
    String first = publish("short", "step", "0").id().toString();
    IntStream.range(1, 5).forEach(i -> publish("short", "step", "" + i));
    SocketClient client = v1();
    client.subscribe("1", token("short/step"), "short", "step", first);
    assertThat(client.next("subscribed").path("recovered").asBoolean()).isFalse();
    assertThat(client.next("data").path("data").asInt()).isEqualTo(3);
    assertThat(client.next("data").path("data").asInt()).isEqualTo(4);
    client.next("live");
    client.subscribe("2", token("short/step"), "short", "step", "otherepoch-7");
    assertThat(client.next("subscribed").path("recovered").asBoolean()).isFalse();
  }

  @Test
  void malformedCursor_isAnErrorOfItsSubscription() {
    SocketClient client = v1();
    client.subscribe("1", token("order:42/step"), "order:42", "step", "not a cursor");
    assertError(client.next("error"), "1", "FRAME_INVALID", "never");
  }

  @Test
  void twoSubscriptionsOfOneChannel_shareLiveMessages() {
    String token = token("order:42/step", "order:42/log");
    SocketClient client = v1();
    client.subscribe("a", token, "order:42", "step", null);
    client.next("subscribed");
    client.next("live");
    client.subscribe("b", token, "order:42", "step,log", null);
    client.next("subscribed");
    client.next("live");
    publish("order:42", "step", "1");
    publish("order:42", "log", "2");
    assertThat(client.next("data").path("data").asInt()).isEqualTo(1);
    assertThat(client.next("data").path("data").asInt()).isEqualTo(2);
    client.send("{\"kind\":\"unsub\",\"sub\":\"b\"}");
    assertThat(client.next("unsubscribed").path("sub").asString()).isEqualTo("b");
    publish("order:42", "log", "3");
    publish("order:42", "step", "4");
    assertThat(client.next("data").path("data").asInt()).isEqualTo(4);
  }

  @Test
  void topicOutsideTheToken_isForbidden_andOthersGoOn() {
    SocketClient client = v1();
    client.subscribe("1", token("order:42/step"), "order:42", "step", null);
    client.next("subscribed");
    client.next("live");
    client.subscribe("2", token("order:42/step"), "order:43", "step", null);
    assertError(client.next("error"), "2", "TOPIC_FORBIDDEN", "never");
    client.subscribe("3", token("order:42/step"), "order:42", "step,log", null);
    assertError(client.next("error"), "3", "TOPIC_FORBIDDEN", "never");
    publish("order:42", "step", "1");
    client.next("data");
  }

  @Test
  void framesThatCannotBeUsed_areErrorsAndTheConnectionGoesOn() {
    SocketClient client = v1();
    String token = token("order:42/step");
    client.send("hello");
    assertError(client.next("error"), null, "FRAME_INVALID", "never");
    client.send("{\"kind\":\"sub\",\"sub\":\"" + "x".repeat(65) + "\"}");
    assertError(client.next("error"), null, "FRAME_INVALID", "never");
    client.send("{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"t\",\"channel\":\"c\",\"topics\":[]}");
    assertError(client.next("error"), "1", "FRAME_INVALID", "never");
    client.send(
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"t\",\"channel\":\"c\",\"topics\":[1]}");
    assertError(client.next("error"), "1", "FRAME_INVALID", "never");
    client.subscribe("1", "nonsense", "order:42", "step", null);
    assertError(client.next("error"), "1", "TOKEN_INVALID", "new-token");
    client.subscribe("1", token, "order:{orderId}", "step", null);
    assertError(client.next("error"), "1", "FRAME_INVALID", "never");
    client.send("{\"kind\":\"renew\",\"sub\":\"7\",\"token\":\"" + token + "\"}");
    assertError(client.next("error"), "7", "FRAME_INVALID", "never");
    client.subscribe("1", token, "order:42", "step", null);
    client.next("subscribed");
    client.next("live");
    client.subscribe("1", token, "order:42", "step", null);
    assertError(client.next("error"), null, "FRAME_INVALID", "never");
    client.subscribe("2", token, "order:42", "step", null);
    client.subscribe("3", token, "order:42", "step", null);
    client.subscribe("4", token, "order:42", "step", null);
    client.next(4);
    assertError(client.next("error"), "4", "SUBSCRIPTION_LIMIT", "never");
  }

  private static void assertError(JsonNode error, String sub, String code, String retry) {
    assertThat(error.path("code").asString()).isEqualTo(code);
    assertThat(error.path("retry").asString()).isEqualTo(retry);
    assertThat(error.path("sub").asString(null)).isEqualTo(sub);
    assertThat(error.path("message").asString()).isNotEmpty();
  }

  @Test
  void renew_prolongsASubscription_andWithoutItTheTokenEndsIt() {
    SocketClient client = v1();
    client.subscribe("1", token(Duration.ofSeconds(4), "order:1/step"), "order:1", "step", null);
    client.subscribe("2", token(Duration.ofSeconds(4), "order:2/step"), "order:2", "step", null);
    client.next(4);
    client.send("{\"kind\":\"renew\",\"sub\":\"1\",\"token\":\"" + token("order:1/step") + "\"}");
    JsonNode renewed = client.next("renewed");
    assertThat(renewed.path("sub").asString()).isEqualTo("1");
    assertThat(renewed.path("renewInMs").asInt()).isBetween(40_000, 45_000);
    assertError(client.next("error"), "2", "TOKEN_EXPIRED", "new-token");
    publish("order:2", "step", "2");
    publish("order:1", "step", "1");
    assertThat(client.next("data").path("channel").asString()).isEqualTo("order:1");
  }

  @Test
  void renewWithATokenOfAnotherTopic_endsTheSubscription() {
    SocketClient client = v1();
    client.subscribe("1", token("order:1/step"), "order:1", "step", null);
    client.next(2);
    client.send("{\"kind\":\"renew\",\"sub\":\"1\",\"token\":\"" + token("order:2/step") + "\"}");
    assertError(client.next("error"), "1", "TOPIC_FORBIDDEN", "never");
  }

  @Test
  void connectionWithoutSubscription_isClosed() {
    restart(builder -> builder.subscribeTimeout(Duration.ofMillis(500)));
    assertThat(v1().closeCode()).isEqualTo(4204);
  }

  @Test
  void tokenInTheUrl_isRefused() {
    URI uri = URI.create("ws://127.0.0.1:" + gateway.port() + "/v1/realtime/connect?token=abc");
    Throwable thrown =
        catchThrowable(
            () ->
                http.newWebSocketBuilder()
                    .subprotocols("typewire.v1")
                    .buildAsync(uri, new WebSocket.Listener() {})
                    .join());
    WebSocketHandshakeException refused = (WebSocketHandshakeException) thrown.getCause();
    assertThat(refused.getResponse().statusCode()).isEqualTo(400);
  }

  @Test
  void closedBroker_endsSubscriptionsWithAReason() {
    SocketClient client = v1();
    client.subscribe("1", token("order:1/step"), "order:1", "step", null);
    client.next(2);
    realtime.close();
    assertError(client.next("error"), "1", "BROKER_UNAVAILABLE", "later");
    client.subscribe("1", token("order:1/step"), "order:1", "step", null);
    assertError(client.next("error"), "1", "BROKER_UNAVAILABLE", "later");
  }
}
