package dev.typewire.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicStream;
import dev.typewire.runtime.broker.BrokerException;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import dev.typewire.runtime.broker.contract.RecordingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams whose writer's process is gone get their end from the nodes that are left. */
@Timeout(120)
class GoneWriterTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final String GONE = "STREAM_END:\"The writer's process is gone.\"";

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final RecordingListener seen = new RecordingListener();
  private RedisProcess redis;
  private RedisBroker broker;

  @BeforeEach
  void start() {
    redis = open(RedisProcess.start());
    broker = connect(redis.uri());
    broker
        .subscribe(Orders.CHANNEL, Start.now(), Runnable::run, seen)
        .toCompletableFuture()
        .join()
        .request(Long.MAX_VALUE);
  }

  @AfterEach
  void close() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }

  private <T extends AutoCloseable> T open(T resource) {
    opened.add(resource);
    return resource;
  }

  private RedisBroker connect(String uri) {
    return open(
        RedisBroker.builder(uri).timeout(Duration.ofSeconds(1)).writerTimeout(TIMEOUT).connect());
  }

  private Realtime realtimeOver(RedisBroker over) {
    return open(Realtime.builder().broker(over).signingKey(Node.KEY).build());
  }

  private JavaProcess writer(String text) {
    return open(new JavaProcess(StreamWriter.class, redis.uri(), TIMEOUT.toString(), text));
  }

  private List<String> messages() {
    return seen.messages().stream().map(m -> m.kind() + ":" + m.payload().text()).toList();
  }

  private void eventually(String... messages) {
    await()
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(messages()).containsExactly(messages));
  }

  /** Another process is killed, and taken for gone: so long was everybody looked for. */
  private void waitUntilAnotherIsGone() {
    long gone = messages().stream().filter(GONE::equals).count();
    writer("other").kill();
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> messages().stream().filter(GONE::equals).count() > gone);
  }

  @Test
  void streamOfAKilledProcess_isEndedWithAnError_onceByAllThatAreLeft() {
    connect(redis.uri());
    connect(redis.uri());
    writer("half a text").kill();
    eventually("STREAM_START:null", "CHUNK:\"half a text\"", GONE);
    assertThat(seen.messages().stream().map(StoredMessage::streamId).distinct()).hasSize(1);
    waitUntilAnotherIsGone();
    assertThat(messages()).hasSize(6);
  }

  @Test
  void streamThatIsSilentForLong_isLeftAlone_whileItsProcessLives() {
    TopicStream<String> slow = realtimeOver(connect(redis.uri())).stream(Orders.STEP_OF_42);
    waitUntilAnotherIsGone();
    slow.write("late");
    slow.end();
    eventually(
        "STREAM_START:null",
        "STREAM_START:null",
        "CHUNK:\"other\"",
        GONE,
        "CHUNK:\"late\"",
        "STREAM_END:null");
  }

  @Test
  void nodeThatWasCutOff_cannotGoOnWithAStreamThatOthersEnded_butWithANewOne() {
    Link link = open(new Link(redis.port()));
    Realtime cutOff = realtimeOver(connect(link.uri()));
    TopicStream<String> stream = cutOff.stream(Orders.STEP_OF_42);
    link.refuse();
    eventually("STREAM_START:null", GONE);
    link.heal();
    await()
        .atMost(60, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(() -> cutOff.broker().check().toCompletableFuture().join() == null);
    assertThatThrownBy(() -> stream.write("too late"))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("STREAM_CUT")
        .hasMessageContaining("Begin another one");
    TopicStream<String> next = cutOff.stream(Orders.STEP_OF_42);
    next.write("again");
    next.end();
    eventually(
        "STREAM_START:null", GONE, "STREAM_START:null", "CHUNK:\"again\"", "STREAM_END:null");
  }

  @Test
  void endOfAStreamThatOthersEnded_isNoSuccess() {
    Link link = open(new Link(redis.port()));
    Realtime cutOff = realtimeOver(connect(link.uri()));
    TopicStream<String> stream = cutOff.stream(Orders.STEP_OF_42);
    link.refuse();
    eventually("STREAM_START:null", GONE);
    link.heal();
    await()
        .atMost(60, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(() -> cutOff.broker().check().toCompletableFuture().join() == null);
    assertThatThrownBy(stream::end)
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("STREAM_CUT");
  }

  @Test
  void redisThatWasAwayForLong_endsNoStreamOfANodeThatIsThere() {
    RedisProcess durable =
        open(RedisProcess.start("--appendonly", "yes", "--appendfsync", "always"));
    RedisBroker only = connect(durable.uri());
    TopicStream<String> stream = realtimeOver(only).stream(Orders.STEP_OF_42);
    durable.kill();
    long away = System.nanoTime();
    await().until(() -> System.nanoTime() - away > TIMEOUT.multipliedBy(2).toNanos());
    durable.startAgain();
    await()
        .atMost(60, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(() -> only.check().toCompletableFuture().join() == null);
    stream.write("it is back");
    stream.end();
  }

  @Test
  void redisThatOnlyReads_endsNoStreamOfANodeThatIsThere() {
    List<TopicStream<String>> streams = new ArrayList<>();
    for (int node = 0; node < 4; node++) {
      streams.add(realtimeOver(connect(redis.uri())).stream(Orders.STEP_OF_42));
    }
    assertThat(redis.command("CONFIG SET min-replicas-to-write 1")).isEqualTo("+OK");
    long since = System.nanoTime();
    await().until(() -> System.nanoTime() - since > TIMEOUT.multipliedBy(3).toNanos());
    assertThat(redis.command("CONFIG SET min-replicas-to-write 0")).isEqualTo("+OK");
    waitUntilAnotherIsGone();
    streams.forEach(TopicStream::end);
    assertThat(messages().stream().filter(GONE::equals)).hasSize(1);
  }

  @Test
  void durableStreamThatIsWhole_isNotCutOff_thoughItsNodeDiesBeforeItCouldSaySo() {
    RedisBroker dying = connect(redis.uri());
    Realtime realtime = Realtime.builder().broker(dying).signingKey(Node.KEY).build();
    realtime.durable("run-7").stream("answer", Orders.STEP_OF_42);
    await().until(() -> !redis.list("KEYS *streams*").isEmpty());
    dying.close(); // without an end
    Realtime other = realtimeOver(connect(redis.uri()));
    other.publish(Orders.STEP_OF_42, "as the whole end", PublishOptions.once("run-7/answer/end"));
    waitUntilAnotherIsGone();
    await().until(() -> redis.list("KEYS *streams*").isEmpty());
    assertThat(messages().stream().filter(GONE::equals)).hasSize(1);
  }

  @Test
  void redisThatForgotEverything_learnsAgainWhoWritesWhat() {
    JavaProcess writer = writer("before");
    eventually("STREAM_START:null", "CHUNK:\"before\"");
    redis.kill();
    redis.startAgain();
    await().atMost(60, TimeUnit.SECONDS).until(() -> !redis.list("KEYS *streams*").isEmpty());
    writer.kill();
    await().atMost(60, TimeUnit.SECONDS).until(() -> messages().contains(GONE));
  }

  @Test
  void streamsThatHaveTheirEnd_leaveNothingInRedis() {
    Realtime realtime = realtimeOver(broker);
    for (int i = 0; i < 100; i++) {
      realtime.stream(Orders.STEP_OF_42).end();
    }
    await().untilAsserted(() -> assertThat(redis.list("KEYS *streams*")).isEmpty());
  }
}
