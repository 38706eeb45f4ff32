package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.token.TokenException;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What is open with a token ends when the token is taken back; on another node, as it may be. */
@Timeout(300)
class RevokedTest extends GatewayTest {
  private final InMemoryBroker broker = InMemoryBroker.create();
  private final Realtime other = newRealtime();

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @AfterEach
  void closeOther() {
    other.close();
  }

  private String tokenOf(String subject) {
    return realtime
        .tokens()
        .mint(
            TokenOptions.DEFAULT.forSubject(subject).withPublish(),
            List.of(new TopicGrant("order:1", "step")))
        .key();
  }

  private boolean isRevoked(String token) {
    try {
      realtime.tokens().verify(token);
      return false;
    } catch (TokenException e) {
      return true;
    }
  }

  private String idOf(String token) {
    return realtime.tokens().verify(token).id();
  }

  @Test
  void uploads_endWithTheirNextPiece() {
    for (String address :
        List.of("publish?channel=order:1&topic=step", "publish/tee?channel=order:1")) {
      SocketClient follower = plain(token("order:1/step", "order:1/$stream"));
      String token = realtime.tokens().mint(TokenOptions.DEFAULT.withPublish(), List.of()).key();
      try (ChunkedUpload upload =
          new ChunkedUpload(
              gateway.port(),
              "/v1/realtime/" + address,
              "Authorization: Bearer " + token + "\r\nContent-Type: text/stream\r\n")) {
        upload.send("1");
        follower.next();
        other.tokens().revoke(idOf(token));
        await().until(() -> isRevoked(token));
        upload.send("2");
        assertThat(upload.answer()).startsWith("HTTP/1.1 401").contains("TOKEN_REVOKED");
      }
    }
  }

  @Test
  void payloadThatBeganBefore_isNotPublished() {
    SocketClient follower = plain(token("order:1/step"));
    String token = tokenOf("ada");
    try (ChunkedUpload upload =
        new ChunkedUpload(
            gateway.port(),
            "/v1/realtime/publish?channel=order:1&topic=step",
            "Authorization: Bearer " + token + "\r\nExpect: 100-continue\r\n")) {
      assertThat(upload.answer()).startsWith("HTTP/1.1 100"); // so the bearer was looked at
      upload.send("1");
      other.tokens().revoke(idOf(token));
      await().until(() -> isRevoked(token));
      upload.end();
      assertThat(upload.answer()).startsWith("HTTP/1.1 401").contains("TOKEN_REVOKED");
    }
    publish("order:1", "step", "2");
    assertThat(follower.next("data").path("data").asInt()).isEqualTo(2);
  }

  @Test
  void subscription_endsAlone() {
    String revoked = tokenOf("ada");
    SocketClient client = v1();
    client.subscribe("1", revoked, "order:1", "step", null);
    client.subscribe("2", tokenOf("ada"), "order:1", "step", null);
    client.next(4);
    other.tokens().revoke(idOf(revoked));
    assertRevoked(client.next("error"), "1");
    publish("order:1", "step", "7");
    assertThat(client.next("data").path("data").asInt()).isEqualTo(7);
    client.subscribe("3", revoked, "order:1", "step", null);
    assertRevoked(client.next("error"), "3");
    client.send("{\"kind\":\"renew\",\"sub\":\"2\",\"token\":\"" + revoked + "\"}");
    assertRevoked(client.next("error"), "2");
  }

  private static void assertRevoked(JsonNode error, String sub) {
    assertThat(error.path("code").asString()).isEqualTo("TOKEN_REVOKED");
    assertThat(error.path("retry").asString()).isEqualTo("new-token");
    assertThat(error.path("sub").asString()).isEqualTo(sub);
  }

  @Test
  void subjectsConnections_endInEachDialect_andOthersGoOn() {
    SocketClient v1 = v1();
    v1.subscribe("1", tokenOf("ada"), "order:1", "step", null);
    v1.next(2);
    SocketClient plain = plain(tokenOf("ada"));
    SocketClient bob = plain(tokenOf("bob"));
    try (SseClient sse = sse(tokenOf("ada"))) {
      other.tokens().revokeSubject("ada");
      assertRevoked(v1.next("error"), "1");
      assertThat(plain.closeCode()).isEqualTo(1013);
      await().until(() -> isEnd(sse.next()));
    }
    publish("order:1", "step", "7");
    assertThat(bob.next("data").path("data").asInt()).isEqualTo(7);
  }

  private SseClient sse(String token) {
    SseClient client =
        new SseClient(http, HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token)));
    assertThat(client.response.statusCode()).isEqualTo(200);
    return client;
  }

  private static boolean isEnd(Map<String, String> event) {
    return event.getOrDefault("event", "").equals("error")
        && event.get("data").contains("\"code\":\"TOKEN_REVOKED\"");
  }

  @Test
  void plainConnection_endsWithEachOfItsTokens() {
    String second = tokenOf("ada");
    SocketClient plain = plain(tokenOf("ada"));
    plain.send("{\"kind\":\"sub\",\"data\":\"" + second + "\"}");
    plain.send("{\"kind\":\"sub\",\"data\":\"nonsense\"}");
    assertThat(plain.next("error").path("code").asString()).isEqualTo("TOKEN_INVALID");
    realtime.tokens().revoke(idOf(second));
    assertThat(plain.closeCode()).isEqualTo(1013);
  }

  @Test
  void requestsWithARevokedToken_areRefused() {
    String token = tokenOf("ada");
    HttpRequest.Builder publish =
        post("/v1/realtime/publish?channel=order:1&topic=step", "1")
            .setHeader("Authorization", "Bearer " + token);
    assertThat(send(publish).statusCode()).isEqualTo(200);
    realtime.tokens().revoke(idOf(token));
    for (HttpRequest.Builder request :
        List.of(publish, HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token)))) {
      HttpResponse<String> response = send(request);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.body()).contains("\"code\":\"TOKEN_REVOKED\"", "new-token");
    }
  }

  @Test
  void channelOfTypewiresOwn_isNobodys() {
    String revocations = "typewire:revoked";
    assertThat(
            send(post("/v1/realtime/publish?channel=" + revocations + "&topic=token", "\"x\""))
                .body())
        .contains("REQUEST_INVALID");
    String grant = "[{\"channel\":\"" + revocations + "\",\"name\":\"token\"}]";
    assertThat(send(post("/v1/realtime/token", grant)).body()).contains("REQUEST_INVALID");
    SocketClient client = v1();
    client.subscribe("1", tokenOf("ada"), revocations, "token", null);
    assertThat(client.next("error").path("code").asString()).isEqualTo("FRAME_INVALID");
  }
}
