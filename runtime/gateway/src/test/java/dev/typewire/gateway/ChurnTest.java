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

/**
 * Ten thousand clients come and go, some in the middle of a handshake or of an upload, and leave
 * nothing behind.
 */
@Timeout(300)
class ChurnTest extends GatewayTest {
  private static final int CLIENTS = 10_000;
  private static final int AT_ONCE = 50;
  private static final int MOST = 200;
  private static final int WARM_UP = CLIENTS / 10;
  private static final int HISTORY = 256;
  private static final long MAX_DIRECT_GROWTH = 8L << 20;

  /** Less than 120 bytes for each client. */
  private static final long MAX_HEAP_GROWTH = 1L << 20;

  private static final String HANDSHAKE =
      "GET /v1/realtime/connect?token=%s HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
          + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  private static final String UPLOAD =
      "POST /v1/realtime/publish?channel=text:1&topic=log HTTP/1.1\r\nHost: a\r\n"
          + "Content-Type: text/stream\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n"
          + "Authorization: Bearer "
          + KEY
          + "\r\n\r\n";

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
    for (int i = 0; i < HISTORY; i++) {
      publish("order:0", "step", "" + i); // so that no history grows later on
    }
    comeAndGo(WARM_UP, tokens);
    await().until(() -> broker.standing() == 0);
    long directBefore = directMemory();
    long heapBefore = LiveHeap.bytes();
    comeAndGo(CLIENTS - WARM_UP, tokens);
    await().until(() -> broker.standing() == 0);
    await()
        .untilAsserted(
            () -> {
              assertThat(directMemory()).isLessThan(directBefore + MAX_DIRECT_GROWTH);
              assertThat(LiveHeap.bytes()).isLessThan(heapBefore + MAX_HEAP_GROWTH);
            });
    assertRoomForAll();
  }

  /** In batches that are open at the same time, of each kind, ended in each way. */
  private void comeAndGo(int clients, List<String> tokens) {
    for (int batch = 0; batch < clients / AT_ONCE; batch++) {
      List<Runnable> ends = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        boolean killed = (batch + i) % 2 == 0;
        ends.add(
            switch (i % 6) {
              case 0 -> v1(tokens.get(i), "order:" + i, killed);
              case 1 -> plain(tokens.get(i), killed);
              case 2 -> events(tokens.get(i), killed);
              case 3 -> upload(killed);
              case 4 -> handshake(half(HANDSHAKE.formatted(tokens.get(i))), killed);
              default -> handshake(HANDSHAKE.formatted(tokens.get(i)), killed);
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
    String request = "GET /v1/realtime/sse?token=" + token + " HTTP/1.1\r\nHost: a\r\n\r\n";
    return end(answered(request, "HTTP/1.1 200"), killed);
  }

  /** One that breaks off in the middle of its body. */
  private Runnable upload(boolean killed) {
    RawConnection connection = answered(UPLOAD, "HTTP/1.1 100");
    connection.send("5\r\nhello\r\n5\r\nhe");
    return end(connection, killed);
  }

  /** One that does not wait for the answer. */
  private Runnable handshake(String request, boolean killed) {
    RawConnection connection = RawConnection.open(gateway.port());
    connection.send(request);
    return end(connection, killed);
  }

  private static String half(String request) {
    return request.substring(0, request.length() / 2);
  }

  private RawConnection answered(String request, String status) {
    return untilThereIsRoom(
        () -> {
          RawConnection connection = RawConnection.open(gateway.port());
          connection.send(request);
          String answer = connection.readSome();
          if (!answer.startsWith(status)) {
            connection.close();
            throw new UncheckedIOException(new IOException(answer));
          }
          return connection;
        });
  }

  private static Runnable end(RawConnection connection, boolean killed) {
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
