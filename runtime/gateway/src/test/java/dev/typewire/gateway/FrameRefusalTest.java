package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.limit.Limits;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a frame's token is refused for, and what becomes of the connection and its neighbours. */
@Timeout(300)
class FrameRefusalTest extends GatewayTest {
  private final FaultyBroker broker = new FaultyBroker();

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .limits(Limits.defaults().connectionsPerSubject(1).subscriptionsPerConnection(2));
  }

  private static void assertRefused(JsonNode error, String sub, ErrorCode code) {
    assertThat(error.path("kind").asString()).isEqualTo("error");
    assertThat(error.path("sub").asString(null)).isEqualTo(sub);
    assertThat(error.path("code").asString()).isEqualTo(code.name());
    assertThat(error.path("message").asString()).isNotEmpty();
    assertThat(error.path("retry").asString()).isEqualTo(code.retry().text());
  }

  private SocketClient subscribed() {
    SocketClient client = v1();
    client.subscribe("1", token("order:1/step"), "order:1", "step", null);
    client.next("subscribed");
    client.next("live");
    return client;
  }

  private static void renew(SocketClient client, String token) {
    client.send("{\"kind\":\"renew\",\"sub\":\"1\",\"token\":\"" + token + "\"}");
  }

  /** Whether live messages of a channel come; one of another comes after them in any case. */
  private void assertEnded(SocketClient client, String channel) {
    client.subscribe("after", token("order:99/step"), "order:99", "step", null);
    client.next("subscribed");
    client.next("live");
    publish(channel, "step", "1");
    publish("order:99", "step", "99");
    assertThat(client.next("data").path("channel").asString()).isEqualTo("order:99");
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, TOKEN_INVALID",
    "foreign, TOKEN_INVALID",
    "expired, TOKEN_EXPIRED",
    "revoked, TOKEN_REVOKED",
    "elsewhere, TOPIC_FORBIDDEN",
    "publisher, TOPIC_FORBIDDEN",
    "busy, CONNECTION_LIMIT",
  })
  void subFrame(String token, ErrorCode code) {
    SocketClient client = subscribed();
    client.subscribe("2", named(token), "order:2", "step", null);
    assertRefused(client.next(), "2", code);
    publish("order:2", "step", "2");
    publish("order:1", "step", "1");
    assertThat(client.next("data").path("channel").asString()).isEqualTo("order:1");
    client.subscribe("2", token("order:2/step"), "order:2", "step", null); // its name is free
    client.next("subscribed");
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, TOKEN_INVALID",
    "foreign, TOKEN_INVALID",
    "expired, TOKEN_EXPIRED",
    "revoked, TOKEN_REVOKED",
    "elsewhere, TOPIC_FORBIDDEN",
    "publisher, TOPIC_FORBIDDEN",
    "busy, CONNECTION_LIMIT",
  })
  void renewFrame_endsItsSubscription(String token, ErrorCode code) {
    SocketClient client = subscribed();
    renew(client, named(token));
    assertRefused(client.next(), "1", code);
    renew(client, token("order:1/step"));
    assertRefused(client.next(), "1", ErrorCode.FRAME_INVALID);
    assertEnded(client, "order:1");
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, TOKEN_INVALID",
    "foreign, TOKEN_INVALID",
    "expired, TOKEN_EXPIRED",
    "revoked, TOKEN_REVOKED",
    "busy, CONNECTION_LIMIT",
    "many, SUBSCRIPTION_LIMIT",
  })
  void subFrameOfAPlainClient_andTheConnectionGoesOn(String token, ErrorCode code) {
    SocketClient client = plain(token("order:1/step"));
    client.send("{\"kind\":\"sub\",\"data\":\"" + named(token) + "\"}");
    assertRefused(client.next(), null, code);
    client.send("{\"kind\":\"sub\",\"data\":\"" + token("order:3/step") + "\"}");
    client.send("{\"kind\":\"sub\",\"data\":\"nonsense\"}");
    assertRefused(client.next(), null, ErrorCode.TOKEN_INVALID);
    publish("order:2", "step", "2");
    publish("order:1", "step", "1");
    assertThat(client.next("data").path("channel").asString()).isEqualTo("order:1");
  }

  @Test
  void subFrame_whileTheBrokerDoesNotAnswer() {
    SocketClient client = subscribed();
    broker.failWith(new BrokerUnavailableException("it is away."));
    client.subscribe("2", token("order:2/step"), "order:2", "step", null);
    assertRefused(client.next(), "2", ErrorCode.BROKER_UNAVAILABLE);
    broker.recover();
    client.subscribe("2", token("order:2/step"), "order:2", "step", null);
    client.next("subscribed");
  }

  private String named(String token) {
    return switch (token) {
      case "nonsense" -> "a.b.c";
      case "foreign" -> foreign();
      case "expired" -> ExpiredToken.of(token("order:1/step", "order:2/step"), KEY);
      case "revoked" -> revoked();
      case "elsewhere" -> token("order:9/step");
      case "publisher" ->
          realtime.tokens().mint(TokenOptions.DEFAULT.withPublish(), List.of()).key();
      case "busy" -> busy();
      case "many" -> token("order:2/step", "order:3/step");
      default -> throw new IllegalArgumentException(token);
    };
  }

  private static List<TopicGrant> grants() {
    return List.of(new TopicGrant("order:1", "step"), new TopicGrant("order:2", "step"));
  }

  private String revoked() {
    String token = token("order:1/step", "order:2/step");
    realtime.tokens().revoke(realtime.tokens().verify(token).id());
    return token;
  }

  /** A token of a subject that has as many connections as it may have. */
  private String busy() {
    TokenOptions ofAda = TokenOptions.DEFAULT.forSubject("ada");
    plain(realtime.tokens().mint(ofAda, grants()).key());
    return realtime.tokens().mint(ofAda, grants()).key();
  }

  private static String foreign() {
    try (Realtime other = Realtime.builder().signingKey(KEY.replace('0', '9')).build()) {
      return other.tokens().mint(TokenOptions.DEFAULT, grants()).key();
    }
  }
}
