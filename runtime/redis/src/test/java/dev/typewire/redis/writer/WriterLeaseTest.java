package dev.typewire.redis.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typewire.redis.channel.ChannelStore;
import dev.typewire.redis.channel.Keys;
import dev.typewire.redis.server.Script;
import dev.typewire.redis.server.Server;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a node knows of its streams, whatever becomes of the answers. */
class WriterLeaseTest {
  private static final String COPY = " 0123456789012345678901234567890123456789";

  /** The questions that hold the lease, each with the ids that it tells and its answer to be. */
  private final List<Asked> asked = new ArrayList<>();

  private final Server server =
      (Server)
          Proxy.newProxyInstance(
              Server.class.getClassLoader(),
              new Class<?>[] {Server.class},
              (proxy, method, arguments) -> ask((Script) arguments[0], (byte[][]) arguments[2]));
  private final Keys keys = new Keys("test:", 0);
  private final WriterLease lease =
      new WriterLease(server, keys, new ChannelStore(server, keys), Duration.ofHours(1));

  private record Asked(List<String> ids, CompletableFuture<byte[]> answer) {
    void answer(String text) {
      answer.complete(text.getBytes(StandardCharsets.UTF_8));
    }

    void fail() {
      answer.completeExceptionally(new BrokerUnavailableException("no answer."));
    }
  }

  private CompletableFuture<byte[]> ask(Script script, byte[][] arguments) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    if (script == Scripts.HOLD) {
      List<String> ids = new ArrayList<>();
      for (int i = 2; i < arguments.length; i += 2) {
        ids.add(new String(arguments[i], StandardCharsets.UTF_8));
      }
      asked.add(new Asked(ids, answer));
    }
    return answer;
  }

  private void begin(String id) {
    lease.begins(
        new Publication(
            "order:42",
            "step",
            MessageKind.STREAM_START,
            id,
            Payload.ofJson("null".getBytes(StandardCharsets.UTF_8)),
            null,
            null,
            null,
            10,
            Duration.ofMinutes(1)));
  }

  @Test
  void streamsThatBeginWhileRedisIsAsked_areToldTogetherNext() {
    begin("a");
    begin("b");
    begin("c");
    assertThat(asked).hasSize(1);
    assertThat(lease.covers("a")).isFalse();
    asked.get(0).answer("new" + COPY);
    assertThat(lease.covers("a")).isTrue();
    assertThat(asked).extracting(Asked::ids).containsExactly(List.of("a"), List.of("b", "c"));
    asked.get(1).answer("held" + COPY);
    lease.renew();
    assertThat(asked.get(2).ids()).isEmpty();
  }

  @Test
  void chunkThatWaits_goesOnWithTheNextAnswer_thoughStreamsBeginAllTheTime() {
    begin("a");
    CompletableFuture<Void> covered = lease.cover("a").toCompletableFuture();
    begin("b");
    asked.get(0).answer("new" + COPY);
    assertThat(covered).isCompleted();
    assertThat(asked).hasSize(2);
  }

  @Test
  void streamThatRedisMayKnow_isLost_andOneThatItCannotKnowGoesOn() {
    begin("a");
    asked.get(0).fail(); // Redis may have been told
    begin("b");
    assertThat(asked.get(1).ids()).containsExactly("a", "b");
    asked.get(1).answer("lost");
    assertThat(lease.isLost("a")).isTrue();
    assertThat(lease.isLost("b")).isFalse();
    assertThat(asked.get(2).ids()).containsExactly("b");
    asked.get(2).answer("new" + COPY);
    assertThat(lease.covers("b")).isTrue();
    assertThat(lease.covers("a")).isFalse();
    CompletableFuture<Void> refused = lease.cover("a").toCompletableFuture();
    asked.get(3).answer("held" + COPY);
    assertThatThrownBy(refused::join).hasMessageContaining("STREAM_CUT");
  }

  @Test
  void anotherCopyOfTheData_isToldOfAllStreams() {
    begin("a");
    asked.get(0).answer("new" + COPY);
    lease.renew();
    asked.get(1).answer("held" + COPY.replace('0', '9'));
    assertThat(asked.get(2).ids()).containsExactly("a");
  }

  @Test
  void questionThatFailed_isAskedAgain() {
    begin("a");
    lease.renewIfFailed();
    assertThat(asked).hasSize(1);
    asked.get(0).fail();
    lease.renewIfFailed();
    assertThat(asked.get(1).ids()).containsExactly("a");
  }
}
