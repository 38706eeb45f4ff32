package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.gateway.limit.Limits;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.InMemoryBroker;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand clients come and go, and leave nothing behind. */
@Timeout(300)
class ChurnTest extends GatewayTest {
  private static final int CLIENTS = 10_000;
  private static final int AT_ONCE = 50;
  private static final int MOST = 200;
  private static final long MAX_GROWTH = 8L << 20;

  private final CountingBroker broker = new CountingBroker(InMemoryBroker.create());

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .limits(Limits.defaults().connections(MOST).connectionsPerAddress(MOST));
  }

  @Test
  void clientsThatComeAndGo_leaveNothingBehind() {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      tokens.add(token(Duration.ofMinutes(10), "order:" + i + "/step"));
    }
    int warmUp = CLIENTS / 5;
    comeAndGo(warmUp, tokens);
    await().until(() -> broker.standing() == 0);
    long before = directMemory();
    comeAndGo(CLIENTS - warmUp, tokens);
    await().until(() -> broker.standing() == 0);
    await().untilAsserted(() -> assertThat(directMemory()).isLessThan(before + MAX_GROWTH));
    assertRoomForAll();
  }

  /** In batches that are open at the same time, of each kind, ended in each way. */
  private void comeAndGo(int clients, List<String> tokens) {
    for (int batch = 0; batch < clients / AT_ONCE; batch++) {
      List<Runnable> ends = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        boolean killed = (batch + i) % 2 == 0;
        ends.add(
            switch (i % 3) {
              case 0 -> v1(tokens.get(i), "order:" + i, killed);
              case 1 -> plain(tokens.get(i), killed);
              default -> events(tokens.get(i), killed);
            });
      }
      publish("order:0", "step", "" + batch);
      ends.forEach(Runnable::run);
    }
  }

  /** One that just left may still be counted for a moment. */
  private static <T> T untilThereIsRoom(Callable<T> connect) {
    return await()
        .pollInterval(Duration.ofMillis(5))
        .pollDelay(Duration.ZERO)
        .ignoreException(UncheckedIOException.class)
        .until(connect, socket -> true);
  }

  private Runnable v1(String token, String channel, boolean killed) {
    RawSocket socket = untilThereIsRoom(() -> RawSocket.connectV1(gateway.port()));
    String sub =
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"%s\",\"topics\":[\"step\"]}";
    socket.sendFrame(1, sub.formatted(token, channel).getBytes(StandardCharsets.UTF_8));
    assertThat(socket.readFrame()).contains("\"subscribed\"");
    return killed ? socket::reset : socket::close;
  }

  private Runnable plain(String token, boolean killed) {
    RawSocket socket = untilThereIsRoom(() -> RawSocket.connect(gateway.port(), token));
    return killed ? socket::reset : socket::close;
  }

  private Runnable events(String token, boolean killed) {
    RawConnection connection =
        untilThereIsRoom(
            () -> {
              RawConnection opened = RawConnection.open(gateway.port());
              opened.send("GET /v1/realtime/sse?token=" + token + " HTTP/1.1\r\nHost: a\r\n\r\n");
              String answer = opened.readSome();
              if (!answer.startsWith("HTTP/1.1 200")) {
                opened.close();
                throw new UncheckedIOException(new IOException(answer));
              }
              return opened;
            });
    return killed ? connection::reset : connection::close;
  }

  private static long directMemory() {
    return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
  }

  /** No connection is counted any more: there is room for as many as there ever may be. */
  private void assertRoomForAll() {
    String token = token("order:1/step");
    List<RawSocket> all = new ArrayList<>();
    await()
        .ignoreException(UncheckedIOException.class)
        .until(
            () -> {
              while (all.size() < MOST) {
                all.add(RawSocket.connect(gateway.port(), token));
              }
              return true;
            });
    publish("order:1", "step", "\"to all\"");
    for (RawSocket socket : all) {
      assertThat(socket.readFrame()).contains("to all");
      socket.close();
    }
  }
}
