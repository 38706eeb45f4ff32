package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.Realtime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream of events that the broker makes wait. */
@Timeout(300)
class TardyEventsTest extends GatewayTest {
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Void> held = new CompletableFuture<>();
  private volatile Instant now = Instant.now();

  @Override
  Realtime newRealtime() {
    TardyBroker broker =
        new TardyBroker(
            () -> {
              asked.complete(null);
              return held;
            },
            () -> now);
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).tokenGrace(GRACE).pingInterval(Duration.ofMillis(100));
  }

  @Test
  void graceOfItsToken_beginsWithTheRequest() {
    String token = token("order:1/step");
    CompletableFuture<RawEvents> opening =
        CompletableFuture.supplyAsync(() -> RawEvents.open(gateway.port(), "", token));
    asked.orTimeout(60, TimeUnit.SECONDS).join();
    now = realtime.tokens().verify(token).expiresAt().plus(GRACE);
    held.complete(null);
    try (RawEvents events = opening.orTimeout(60, TimeUnit.SECONDS).join()) {
      assertThat(Stream.generate(events::next).limit(50)) // comments, if it goes on
          .anyMatch(event -> event.getOrDefault("data", "").contains("TOKEN_EXPIRED"));
    }
  }
}
