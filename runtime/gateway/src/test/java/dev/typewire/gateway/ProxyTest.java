package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typewire.gateway.limit.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose address counts, with one connection that each may have. */
class ProxyTest extends GatewayTest {
  private void restart(String... trustedProxies) {
    gateway.close();
    gateway =
        configure(Gateway.builder(realtime))
            .trustedProxies(trustedProxies)
            .limits(Limits.defaults().connectionsPerAddress(1))
            .start();
  }

  /** Whether a client with one header gets in while one with another header is there. */
  private boolean areApart(String first, String second) {
    try (RawConnection one = RawConnection.open(gateway.port())) {
      one.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n" + first + "\r\n\r\n");
      assertThat(one.readSome()).startsWith("HTTP/1.1 404");
      try (RawConnection other = RawConnection.open(gateway.port())) {
        other.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n" + second + "\r\n\r\n");
        return other.readSome().startsWith("HTTP/1.1 404");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Forwarded-For: 192.0.2.1            | X-Forwarded-For: 192.0.2.2                | true
          X-Forwarded-For: 192.0.2.1            | X-Forwarded-For: 192.0.2.1:4711           | false
          X-Forwarded-For: 192.0.2.9, 192.0.2.1 | X-Forwarded-For: 192.0.2.8, 192.0.2.1     | false
          X-Forwarded-For: 192.0.2.1, 10.1.1.1  | X-Forwarded-For: 192.0.2.2, 10.1.1.1      | true
          X-Forwarded-For: 192.0.2.1, x         | X-Forwarded-For: 192.0.2.2, x             | false
          X-Forwarded-For: 2001:db8::1          | X-Forwarded-For: 2001:db8::ffff           | false
          X-Forwarded-For: 2001:db8::1          | X-Forwarded-For: 2001:db8:0:1::1          | true
          Forwarded: for=192.0.2.1;proto=https  | Forwarded: proto=https;For="192.0.2.2:80"  | true
          Forwarded: for=192.0.2.1              | X-Forwarded-For: 192.0.2.1                | false
          Forwarded: for="[2001:db8::1]:80"     | X-Forwarded-For: 2001:db8::2              | false
          Forwarded: for=", for=192.0.2.1       | Forwarded: for=192.0.2.7, for=192.0.2.1   | false
          Forwarded: for=unknown                | Forwarded: for=_hidden                    | false
          """)
  void behindATrustedProxy_theLastAddressThatIsNoProxysCounts(
      String first, String second, boolean apart) {
    restart("127.0.0.0/8", "10.0.0.0/8");
    assertThat(areApart(first, second)).isEqualTo(apart);
  }

  @Test
  void fromAnybodyElse_theHeadersSayNothing() {
    restart("10.0.0.0/8");
    assertThat(areApart("X-Forwarded-For: 192.0.2.1", "X-Forwarded-For: 192.0.2.2")).isFalse();
    restart();
    assertThat(areApart("Forwarded: for=192.0.2.1", "Forwarded: for=192.0.2.2")).isFalse();
  }

  @Test
  void oneConnectionOfAProxys_carriesRequestsOfManyClients() {
    restart("127.0.0.0/8");
    try (RawConnection shared = RawConnection.open(gateway.port())) {
      for (int i = 1; i < 5; i++) {
        shared.send(
            "GET /nowhere HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2." + i + "\r\n\r\n");
        assertThat(shared.readSome()).startsWith("HTTP/1.1 404");
      }
      assertThat(areApart("X-Forwarded-For: 192.0.2.1", "X-Forwarded-For: 192.0.2.4")).isFalse();
    }
  }

  @Test
  void whatIsNoNetwork_isRefused() {
    Gateway.Builder builder = Gateway.builder(realtime);
    assertThatThrownBy(() -> builder.trustedProxies("proxy.example"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
