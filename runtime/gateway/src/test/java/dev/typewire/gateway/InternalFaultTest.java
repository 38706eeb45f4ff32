package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.Realtime;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Something fails that nobody foresaw: the connection ends with a code, and the gateway goes on.
 */
class InternalFaultTest extends GatewayTest {
  private final FaultyBroker broker = new FaultyBroker();

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  private SocketClient subscribed() {
    SocketClient client = v1();
    client.subscribe("1", token("order:42/step"), "order:42", "step", null);
    client.next("subscribed");
    client.next("live");
    return client;
  }

  @Test
  void messageThatCannotBeWritten_closesATypewireSocketWith4203() {
    SocketClient client = subscribed();
    broker.corrupt("order:42", "step");
    assertThat(client.closeCode()).isEqualTo(4203);
  }

  @Test
  void messageThatCannotBeWritten_closesAPlainSocketWith1011() {
    SocketClient client = plain(token("order:42/step"));
    publish("order:42", "step", "1");
    client.next("data");
    broker.corrupt("order:42", "step");
    assertThat(client.closeCode()).isEqualTo(1011);
  }

  @Test
  void messageOfThePastThatCannotBeWritten_closesTheSocketToo() {
    String first = publish("order:42", "step", "1").id().toString();
    publish("order:42", "step", "2");
    broker.corruptThePast();
    SocketClient client = v1();
    client.subscribe("1", token("order:42/step"), "order:42", "step", first);
    client.next("subscribed");
    assertThat(client.closeCode()).isEqualTo(4203);
  }

  @Test
  void messageOfThePastThatCannotBeWritten_endsAStreamOfEvents() {
    String first = publish("order:42", "step", "1").id().toString();
    publish("order:42", "step", "2");
    broker.corruptThePast();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token("order:42/step")))
            .header("Last-Event-ID", first);
    try (SseClient client = new SseClient(http, request)) {
      Map<String, String> event = client.next();
      while (event != SseClient.END) {
        assertThat(event).doesNotContainKey("data");
        event = client.next();
      }
    }
  }

  @Test
  void whoComesBackAfterwards_isServed() {
    SocketClient client = subscribed();
    broker.corrupt("order:42", "step");
    client.closeCode();
    SocketClient again = subscribed();
    publish("order:42", "step", "1");
    assertThat(again.next("data").path("data").asInt()).isEqualTo(1);
  }
}
