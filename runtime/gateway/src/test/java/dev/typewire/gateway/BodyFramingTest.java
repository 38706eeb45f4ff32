package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Bodies of which two readers could take different ends, so that one smuggles a request past the
 * other: RFC 9112, sections 6.1 to 6.3 and 7.1. Each is refused, and its connection ends.
 */
@Timeout(300)
class BodyFramingTest extends GatewayTest {
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final String ONE_CHUNK = "1\r\n7\r\n0\r\n\r\n";
  private static final String SMUGGLED = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";

  private static final List<String> HEADERS =
      List.of(
          "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n",
          "Transfer-Encoding: chunked, gzip\r\n",
          "Transfer-Encoding: xchunked\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
          "Transfer-Encoding : chunked\r\n",
          "Transfer-Encoding:\u000Bchunked\r\n",
          "Content-Length: 4\r\nContent-Length: 5\r\n",
          "Content-Length: 4, 5\r\n",
          "Content-Length: +4\r\n",
          "Content-Length: -4\r\n",
          "Content-Length: 0x4\r\n",
          "Content-Length: \r\n",
          "Content-Length: 99999999999999999999\r\n",
          "X: y\nContent-Length: 4\r\n");
  private static final List<String> CHUNKS =
      List.of(
          "g\r\n7\r\n0\r\n\r\n",
          "-1\r\n7\r\n0\r\n\r\n",
          "0x1\r\n7\r\n0\r\n\r\n",
          "\r\n7\r\n0\r\n\r\n",
          "1 1\r\n7\r\n0\r\n\r\n",
          "1\r\n77\r\n0\r\n\r\n",
          "1\r\n7\n0\r\n\r\n",
          "1\n7\r\n0\r\n\r\n",
          "ffffffff\r\n7\r\n0\r\n\r\n",
          "ffffffffffffffff1\r\n7\r\n0\r\n\r\n",
          "1\r\n7\r\n0\r\nX : y\r\n\r\n");

  @Test
  void headThatSaysNoOneLength_isRefused_andNothingBehindItIsRead() {
    assertRefused(
        HEADERS.stream().map(headers -> head("HTTP/1.1") + headers + "\r\n" + ONE_CHUNK).toList());
  }

  @Test
  void headThatNamesTwoHosts_isRefused_andNothingBehindItIsRead() {
    assertRefused(List.of(head("HTTP/1.1") + "Host: b\r\nContent-Length: 1\r\n\r\n7"));
  }

  @Test
  void chunksInHttp10_areRefused() {
    assertRefused(List.of(head("HTTP/1.0") + CHUNKED + ONE_CHUNK));
  }

  @Test
  void chunksThatHaveNoOneLength_areRefused_andNothingBehindThemIsRead() {
    assertRefused(CHUNKS.stream().map(chunks -> head("HTTP/1.1") + CHUNKED + chunks).toList());
  }

  /** At the same time, since each of them gives its client a while to read the answer. */
  private void assertRefused(List<String> requests) {
    SocketClient follower = plain(token("order:1/step"));
    List<RawConnection> connections = new ArrayList<>();
    for (String request : requests) {
      RawConnection connection = RawConnection.open(gateway.port());
      connections.add(connection);
      connection.send(request + SMUGGLED);
    }
    for (int i = 0; i < requests.size(); i++) {
      assertThat(connections.get(i).readAll())
          .as(requests.get(i))
          .startsWith("HTTP/1.1 400 ")
          .containsIgnoringCase("connection: close")
          .contains("\"code\":\"REQUEST_INVALID\"")
          .containsOnlyOnce("HTTP/1.1");
      connections.get(i).close();
    }
    publish("order:1", "step", "\"the first\"");
    assertThat(follower.next("data").path("data").asString()).isEqualTo("the first");
  }

  private static String head(String version) {
    return "POST /v1/realtime/publish?channel=order:1&topic=step "
        + version
        + "\r\nHost: a\r\nAuthorization: Bearer "
        + KEY
        + "\r\n";
  }
}
