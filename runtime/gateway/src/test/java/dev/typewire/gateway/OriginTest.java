package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With sockets of its own: Java's HTTP client sets no Host and no Origin. */
class OriginTest extends GatewayTest {
  private static final String PREFLIGHT =
      "OPTIONS /v1/realtime/publish HTTP/1.1\r\nAccess-Control-Request-Method: POST\r\n";

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).allowedOrigins("https://shop.example");
  }

  @Test
  void originsThatMayConnect() {
    String upgrade = "GET /v1/realtime/connect?token=" + token("order:1/step") + " HTTP/1.1\r\n";
    String headers =
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    assertThat(ask(upgrade + "Host: rt.example\r\n" + headers)).startsWith("HTTP/1.1 101");
    assertThat(ask(upgrade + "Host: rt.example\r\nOrigin: https://shop.example\r\n" + headers))
        .startsWith("HTTP/1.1 101");
    assertThat(ask(upgrade + "Host: rt.example:81\r\nOrigin: http://RT.example:81\r\n" + headers))
        .startsWith("HTTP/1.1 101");
    for (String origin :
        new String[] {
          "https://evil.example", "http://shop.example", "http://rt.example:82", "null"
        }) {
      assertThat(ask(upgrade + "Host: rt.example:81\r\nOrigin: " + origin + "\r\n" + headers))
          .startsWith("HTTP/1.1 403")
          .contains("\"code\":\"ORIGIN_FORBIDDEN\"");
    }
  }

  /** Of an allowed {@code https://shop.example}, and a gateway at {@code rt.example}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.shop.example",
        "https://evilshop.example",
        "https://shop.example.evil.example",
        "https://shop.exampl",
        "https://shop.example.",
        "https://shop.example:8443",
        "https://shop.example:443",
        "https://shop.example/",
        "https://SHOP.example",
        "http://shop.example",
        "wss://shop.example",
        "shop.example",
        "https://shop.example@evil.example",
        "https://shop.example https://evil.example",
        "https://evil.example, https://shop.example",
        "*",
        "null",
        "http://www.rt.example",
        "http://evilrt.example",
        "http://rt.example.evil.example",
        "http://rt.example.",
        "http://rt.example:81",
        "http://rt.example@evil.example",
        "https://evil.example/://rt.example",
        "evil://rt.example",
        "rt.example",
        "",
      })
  void otherOrigins_areRefused_byWebSocketsAndCrossOriginRequestsAlike(String origin) {
    String from = "Host: rt.example\r\nOrigin: " + origin + "\r\n";
    for (String request : List.of(connect(), follow(), PREFLIGHT)) {
      assertThat(ask(request + from))
          .startsWith("HTTP/1.1 403")
          .contains("\"code\":\"ORIGIN_FORBIDDEN\"", "\"retry\":\"never\"")
          .doesNotContainIgnoringCase("access-control-allow");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "http://rt.example",
        "https://rt.example",
        "http://RT.Example",
      })
  void allowedOrigins_areAnswered_byWebSocketsAndCrossOriginRequestsAlike(String origin) {
    String from = "Host: rt.EXAMPLE\r\nOrigin: " + origin + "\r\n";
    assertThat(ask(connect() + from)).startsWith("HTTP/1.1 101");
    assertThat(ask(follow() + from))
        .startsWith("HTTP/1.1 200")
        .contains("access-control-allow-origin: " + origin + "\r\n", "vary: origin\r\n");
    assertThat(ask(PREFLIGHT + from))
        .startsWith("HTTP/1.1 204")
        .contains("access-control-allow-origin: " + origin + "\r\n");
  }

  @Test
  void requestsWithoutAnOrigin_areNoPages() {
    String host = "Host: rt.example\r\n";
    assertThat(ask(connect() + host)).startsWith("HTTP/1.1 101");
    assertThat(ask(follow() + host))
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("access-control-allow");
    assertThat(ask(PREFLIGHT + host))
        .startsWith("HTTP/1.1 204")
        .doesNotContainIgnoringCase("access-control-allow-origin");
  }

  @Test
  void star_allowsEveryOrigin_andNamesNone() {
    restart(builder -> builder.allowedOrigins("*"));
    for (String origin : List.of("https://evil.example", "null")) {
      String from = "Host: rt.example\r\nOrigin: " + origin + "\r\n";
      assertThat(ask(connect() + from)).startsWith("HTTP/1.1 101");
      assertThat(ask(follow() + from)).contains("access-control-allow-origin: *\r\n");
      assertThat(ask(PREFLIGHT + from)).contains("access-control-allow-origin: *\r\n");
    }
  }

  private String connect() {
    return "GET /v1/realtime/connect?token="
        + token("order:1/step")
        + " HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  }

  private String follow() {
    return "GET /v1/realtime/sse?token=" + token("order:1/step") + " HTTP/1.1\r\n";
  }

  @Test
  void preflight_isAnsweredForAllowedOrigins() {
    String preflight =
        "OPTIONS /v1/realtime/sse HTTP/1.1\r\nHost: rt.example\r\n"
            + "Access-Control-Request-Method: GET\r\nOrigin: ";
    assertThat(ask(preflight + "https://shop.example\r\n"))
        .startsWith("HTTP/1.1 204")
        .contains(
            "access-control-allow-origin: https://shop.example",
            "access-control-allow-methods: GET",
            "access-control-allow-headers: Authorization, Content-Type, Last-Event-ID, traceparent,"
                + " tracestate");
    assertThat(ask(preflight + "https://evil.example\r\n"))
        .startsWith("HTTP/1.1 403")
        .doesNotContain("access-control-allow-origin");
  }

  @Test
  void refusals_canBeReadByAllowedPages() {
    assertThat(
            ask(
                "GET /v1/realtime/sse HTTP/1.1\r\nHost: rt.example\r\n"
                    + "Origin: https://shop.example\r\n"))
        .startsWith("HTTP/1.1 401")
        .contains("access-control-allow-origin: https://shop.example");
  }

  @Test
  void whatIsNoHttp_is400() {
    assertThat(ask("NONSENSE\r\n")).startsWith("HTTP/1.1 400").contains("REQUEST_INVALID");
    assertThat(ask("GET /%zz HTTP/1.1\r\nHost: a\r\n")).startsWith("HTTP/1.1 400");
    assertThat(ask("GET /v1/realtime/sse?token=" + token("order:1/step") + " HTTP/1.0\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("HTTP/1.1");
  }

  @Test
  void pipelinedRequests_areAnsweredInTheirOrder() {
    String publish =
        "POST /v1/realtime/publish?channel=a&topic=t HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
            + "Authorization: Bearer "
            + KEY
            + "\r\n\r\n1";
    String answer = ask(publish + publish + "GET /nowhere HTTP/1.1\r\nConnection: close\r\n");
    assertThat(answer.indexOf("-1\"")).isPositive().isLessThan(answer.indexOf("-2\""));
    assertThat(answer.indexOf("-2\"")).isLessThan(answer.indexOf("NOT_FOUND"));
  }

  @Test
  void devMode_servesThisMachinesPagesOnly_andNeedsNoBearer() {
    Gateway production = gateway;
    try (Gateway dev = Gateway.builder(realtime).port(0).devMode().start()) {
      gateway = dev;
      String publish =
          "POST /v1/realtime/publish?channel=a&topic=t HTTP/1.1\r\nConnection: close\r\n"
              + "Content-Length: 0\r\n";
      assertThat(ask(publish + "Host: localhost:1\r\nOrigin: http://localhost:5173\r\n"))
          .startsWith("HTTP/1.1 200");
      assertThat(ask(publish + "Host: 127.0.0.1:1\r\n")).startsWith("HTTP/1.1 200");
      assertThat(ask(publish + "Host: localhost:1\r\nAuthorization: Bearer wrong\r\n"))
          .startsWith("HTTP/1.1 401");
      assertThat(ask(publish + "Host: localhost:1\r\nOrigin: http://evil.example\r\n"))
          .startsWith("HTTP/1.1 403");
      assertThat(ask(publish + "Host: evil.example:1\r\nOrigin: http://evil.example:1\r\n"))
          .startsWith("HTTP/1.1 403");
    } finally {
      gateway = production;
    }
  }

  /** The answer to a request, head and body; all answers where the connection is to be closed. */
  private String ask(String head) {
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(head + "\r\n");
      return head.contains("Connection: close") ? connection.readAll() : connection.readAnswer();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://Shop.example",
        "HTTPS://shop.example",
        "https://shop.example/",
        "https://shop.example:443",
        "http://shop.example:80",
        "https://shop.example/page",
        "https://ada@shop.example",
        "shop.example",
        "https://*.shop.example",
        "null",
        "",
      })
  void allowedOriginThatNoPageHas_isRefusedAtTheStart(String origin) {
    Gateway.Builder builder = Gateway.builder(realtime);
    assertThatThrownBy(() -> builder.allowedOrigins("https://good.example", origin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + origin + "\"")
        .hasMessageContaining("https://shop.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https://shop.example",
        "http://localhost:5173",
        "http://127.0.0.1:8080",
        "http://[::1]:3000",
        "capacitor://localhost",
        "chrome-extension://abcdefgh",
      })
  void allowedOriginThatAPageHas_isTaken(String origin) {
    Gateway.builder(realtime).allowedOrigins(origin);
  }
}
