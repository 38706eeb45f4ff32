package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An application that brings no Micrometer. */
@Timeout(300)
class WithoutMicrometerTest {
  @Test
  void gatewayServes_withoutMicrometerOnTheClassPath() throws Exception {
    SeparateClassPath.run(Serving.class.getName(), entry -> !entry.contains("micrometer"));
  }

  /** Carries a message over a gateway. */
  public static final class Serving implements Runnable {
    /** As it is called by its name. */
    public Serving() {}

    @Override
    public void run() {
      assertThatThrownBy(() -> Class.forName("io.micrometer.core.instrument.MeterRegistry"))
          .isInstanceOf(ClassNotFoundException.class);
      try (Realtime realtime = Realtime.inMemory();
          Gateway gateway = Gateway.builder(realtime).port(0).devMode().start()) {
        List<TopicGrant> step = List.of(new TopicGrant("order:42", "step"));
        String token = realtime.tokens().mint(TokenOptions.DEFAULT, step).key();
        SocketClient client = SocketClient.plain(HttpClient.newHttpClient(), gateway.port(), token);
        Payload hello = Payload.ofJson("\"hello\"".getBytes(StandardCharsets.UTF_8));
        var unused = realtime.publishJson("order:42", "step", hello, PublishOptions.NONE);
        assertThat(client.next("data").path("data").asString()).isEqualTo("hello");
        client.abort();
      }
    }
  }
}
