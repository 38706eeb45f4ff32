package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.limit.Limits;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.BrokerException;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each address refuses over HTTP, as status, code and advice. */
@Timeout(300)
class WireRefusalTest extends GatewayTest {
  private static final String UPGRADE =
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  private static final String ANNOUNCED = "Expect: 100-continue\r\n";

  private final FaultyBroker broker = new FaultyBroker();

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .closeGrace(Duration.ofSeconds(30))
        .limits(Limits.defaults().subscriptionsPerConnection(3));
  }

  @ParameterizedTest(name = "{0} {1} with {2}: {3}")
  @CsvSource({
    "CONNECT, connect, nothing, TOKEN_MISSING",
    "CONNECT, connect, nonsense, TOKEN_INVALID",
    "CONNECT, connect, foreign, TOKEN_INVALID",
    "CONNECT, connect, expired, TOKEN_EXPIRED",
    "CONNECT, connect, revoked, TOKEN_REVOKED",
    "CONNECT, connect, many, SUBSCRIPTION_LIMIT",
    "CONNECT, connect?token=a.b.c, nothing, TOKEN_INVALID",
    "GET, connect, follower, REQUEST_INVALID",
    "POST, connect, follower, METHOD_NOT_ALLOWED",
    "GET, sse, nothing, TOKEN_MISSING",
    "GET, sse, nonsense, TOKEN_INVALID",
    "GET, sse, foreign, TOKEN_INVALID",
    "GET, sse, expired, TOKEN_EXPIRED",
    "GET, sse, revoked, TOKEN_REVOKED",
    "GET, sse, publisher, REQUEST_INVALID",
    "GET, sse, many, SUBSCRIPTION_LIMIT",
    "GET, sse?lastEventId=%20, follower, REQUEST_INVALID",
    "GET, sse?topic=step, follower, REQUEST_INVALID",
    "GET, sse?channel=order:1, follower, REQUEST_INVALID",
    "GET, sse?channel=order:1&channel=order:2&topic=step, follower, REQUEST_INVALID",
    "GET, sse?channel=order:1&topic=step&topic=salary, follower, TOPIC_FORBIDDEN",
    "GET, sse?channel=order:9&topic=step, follower, TOPIC_FORBIDDEN",
    "POST, sse, follower, METHOD_NOT_ALLOWED",
    "POST, %70ublish?channel=order:1&topic=step, key, NOT_FOUND",
    "POST, token, nothing, TOKEN_MISSING",
    "POST, token, wrong, PUBLISH_FORBIDDEN",
    "POST, token, follower, PUBLISH_FORBIDDEN",
    "POST, token, publisher, PUBLISH_FORBIDDEN",
    "POST, token, key, REQUEST_INVALID",
    "GET, token, key, METHOD_NOT_ALLOWED",
    "POST, publish?channel=c&topic=t, nothing, TOKEN_MISSING",
    "POST, publish?channel=c&topic=t, wrong, PUBLISH_FORBIDDEN",
    "POST, publish?channel=c&topic=t, nonsense, TOKEN_INVALID",
    "POST, publish?channel=c&topic=t, foreign, TOKEN_INVALID",
    "POST, publish?channel=c&topic=t, expired, TOKEN_EXPIRED",
    "POST, publish?channel=c&topic=t, revoked, TOKEN_REVOKED",
    "POST, publish?channel=c&topic=t, follower, PUBLISH_FORBIDDEN",
    "POST, publish?topic=t, key, REQUEST_INVALID",
    "POST, publish?channel=c, key, REQUEST_INVALID",
    "POST, publish?channel=&topic=t, key, REQUEST_INVALID",
    "POST, publish?channel=typewire:x&topic=t, key, REQUEST_INVALID",
    "POST, publish?channel=c&channel=d&topic=t, key, REQUEST_INVALID",
    "POST, publish?channel=c&topic=t&idempotency_key=k&idempotency_key=l, key, REQUEST_INVALID",
    "POST, publish?channel=c&topic=t&metadata=1, key, REQUEST_INVALID",
    "GET, publish?channel=c&topic=t, key, METHOD_NOT_ALLOWED",
    "STREAM, publish?channel=c&topic=t, nothing, TOKEN_MISSING",
    "STREAM, publish?channel=c&topic=t, wrong, PUBLISH_FORBIDDEN",
    "STREAM, publish?channel=c&topic=t, follower, PUBLISH_FORBIDDEN",
    "STREAM, publish?topic=t, key, REQUEST_INVALID",
    "STREAM, publish?channel=c, key, REQUEST_INVALID",
    "STREAM, publish?channel=c&topic=t&idempotency_key=k, key, REQUEST_INVALID",
    "POST, publish/tee, key, REQUEST_INVALID",
    "POST, publish/tee?channel=c, nothing, TOKEN_MISSING",
    "POST, publish/tee?channel=c, wrong, PUBLISH_FORBIDDEN",
    "POST, publish/tee?channel=c, expired, TOKEN_EXPIRED",
    "POST, publish/tee?channel=c, follower, PUBLISH_FORBIDDEN",
    "POST, publish/tee?channel=typewire:x, key, REQUEST_INVALID",
    "GET, publish/tee?channel=c, key, METHOD_NOT_ALLOWED",
    "GET, nowhere, key, NOT_FOUND",
    "POST, connect/, key, NOT_FOUND",
  })
  void refusal(String method, String address, String bearer, ErrorCode code) {
    assertRefused(ask(method, address, bearer), code);
  }

  @ParameterizedTest(name = "{0} {1} while the broker does not answer")
  @CsvSource({
    "CONNECT, connect, follower",
    "GET, sse, follower",
    "POST, publish?channel=c&topic=t, key",
    "STREAM, publish?channel=c&topic=t, key",
    "POST, publish/tee?channel=c, key",
  })
  void brokerThatDoesNotAnswer_isA503(String method, String address, String bearer) {
    broker.failWith(new BrokerUnavailableException("it is away."));
    assertRefused(ask(method, address, bearer), ErrorCode.BROKER_UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, publish?channel=c&topic=t",
    "STREAM, publish?channel=c&topic=t",
    "POST, publish/tee?channel=c"
  })
  void brokerThatIsSilent_isA503(String method, String address) {
    broker.fallSilent();
    assertRefused(ask(method, address, "key"), ErrorCode.BROKER_UNAVAILABLE);
  }

  @Test
  void faultOfTheServer_isA500_andSaysNoMore() {
    PrintStream systemErr = System.err;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try {
      broker.failWith(new IllegalStateException("the password is 1234"));
      String answer = ask("POST", "publish?channel=c&topic=t", "key");
      assertRefused(answer, ErrorCode.INTERNAL);
      assertThat(answer).doesNotContain("1234", "IllegalState");
      assertThat(logged.toString(StandardCharsets.UTF_8)).contains("IllegalStateException");
    } finally {
      System.setErr(systemErr);
    }
  }

  @Test
  void otherWebSocketVersion_isToldTheRightOne() {
    String head = "GET /v1/realtime/connect HTTP/1.1\r\nHost: a\r\n" + UPGRADE.replace("13", "8");
    String answer = exchange(head + "\r\n");
    assertRefused(answer, ErrorCode.REQUEST_INVALID);
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("sec-websocket-version: 13\r\n");
  }

  @Test
  void v1TokenInTheUrl_isRefusedEvenIfItIsGood() {
    String answer =
        exchange(
            "GET /v1/realtime/connect?token="
                + bearer("follower")
                + " HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Protocol: chat, typewire.v1\r\n"
                + UPGRADE
                + "\r\n");
    assertRefused(answer, ErrorCode.TOKEN_IN_URL);
  }

  @Test
  void brokerThatRefuses_isNoFaultOfTheRequest() {
    broker.failWith(new BrokerException("BROKER_FORBIDS", false, "Redis forbids it."));
    String body = send(post("/v1/realtime/publish?channel=order:1&topic=step", "1")).body();
    assertThat(body).contains("BROKER_UNAVAILABLE", "Redis forbids it.", "\"retry\":\"later\"");
  }

  @Test
  void plainSocket_isRefused_whereTheGatewayServesV1Alone() {
    restart(Gateway.Builder::refusePlainSockets);
    String plain =
        exchange(
            "GET /v1/realtime/connect?token="
                + token("order:1/step")
                + " HTTP/1.1\r\nHost: a\r\n"
                + UPGRADE
                + "\r\n");
    assertRefused(plain, ErrorCode.PROTOCOL_MISSING);
    SocketClient v1 = v1();
    v1.subscribe("1", token("order:1/step"), "order:1", "step", null);
    v1.next("subscribed");
  }

  @Test
  void requestsOfADrainingGateway_areToldToGoElsewhere() throws Exception {
    try (RawSocket unmoved = RawSocket.connect(gateway.port(), token("order:1/step"));
        RawConnection open = RawConnection.open(gateway.port())) {
      open.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(open.readSome()).startsWith("HTTP/1.1 200");
      Thread closing = new Thread(gateway::close);
      closing.start();
      assertThat(unmoved.readFrame()).isEqualTo("8:1001"); // so the gateway is draining
      open.send("GET /v1/realtime/sse HTTP/1.1\r\nHost: a\r\n\r\n");
      assertRefused(open.readSome(), ErrorCode.GATEWAY_CLOSING);
      assertThat(open.readSome()).as("after a last answer").isEmpty();
      unmoved.reset(); // it answered no close, so the gateway would have waited for it
      closing.join();
    }
  }

  @Test
  void bodyThatIsTooLarge_isRefusedBeforeItIsSent() {
    String head =
        "POST /v1/realtime/publish?channel=c&topic=t HTTP/1.1\r\nHost: a\r\nContent-Length: 600000\r\n"
            + ANNOUNCED
            + "Authorization: Bearer "
            + KEY
            + "\r\n\r\n";
    assertRefused(exchange(head), ErrorCode.PAYLOAD_TOO_LARGE);
  }

  private static void assertRefused(String answer, ErrorCode code) {
    assertThat(answer).startsWith("HTTP/1.1 " + code.httpStatus() + " ");
    String[] headAndBody = answer.split("\r\n\r\n", 2);
    assertThat(headAndBody[0].toLowerCase(Locale.ROOT)).contains("content-type: application/json");
    assertThat(headAndBody[1])
        .matches(
            "\\{\"code\":\"%s\",\"message\":\"[^\"].*\",\"retry\":\"%s\"}"
                .formatted(code, code.retry().text()));
  }

  private String ask(String method, String address, String bearer) {
    boolean upgrade = method.equals("CONNECT");
    boolean stream = method.equals("STREAM");
    String body = method.equals("POST") || stream ? "1" : "";
    String authorization =
        bearer.equals("nothing") ? "" : "Authorization: Bearer " + bearer(bearer) + "\r\n";
    return exchange(
        (upgrade ? "GET" : stream ? "POST" : method)
            + " /v1/realtime/"
            + address
            + " HTTP/1.1\r\nHost: a\r\n"
            + authorization
            + (upgrade ? UPGRADE : "")
            + (stream ? "Content-Type: text/stream\r\n" : "")
            + (body.isEmpty() ? "" : "Content-Length: 1\r\n")
            + "\r\n"
            + body);
  }

  private String exchange(String request) {
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(request);
      return connection.readSome();
    }
  }

  private String bearer(String name) {
    return switch (name) {
      case "nonsense" -> "a.b.c";
      case "wrong" -> "wrong";
      case "key" -> KEY;
      case "follower" -> token("order:1/step");
      case "many" -> token("a/t", "b/t", "c/t", "d/t");
      case "publisher" -> publisher();
      case "expired" -> ExpiredToken.of(token("order:1/step"), KEY);
      case "revoked" -> revoked();
      case "foreign" -> foreign();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private String publisher() {
    return realtime.tokens().mint(TokenOptions.DEFAULT.withPublish(), List.of()).key();
  }

  private String revoked() {
    String token = token("order:1/step");
    realtime.tokens().revoke(realtime.tokens().verify(token).id());
    return token;
  }

  private static String foreign() {
    try (Realtime other = Realtime.builder().signingKey(KEY.replace('0', '9')).build()) {
      return other
          .tokens()
          .mint(TokenOptions.DEFAULT, List.of(new TopicGrant("order:1", "step")))
          .key();
    }
  }
}
