package dev.typewire.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.contract.RecordingListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a broker's users see while Redis, or the way to it, fails. */
@Timeout(120)
class FailureTest {
  private static final String[] DURABLE = {"--appendonly", "yes", "--appendfsync", "always"};
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
    threads.shutdownNow();
  }

  private <T extends AutoCloseable> T open(T resource) {
    opened.add(resource);
    return resource;
  }

  private RedisBroker connect(String uri) {
    return open(RedisBroker.builder(uri).timeout(TIMEOUT).connect());
  }

  private static CompletionStage<Receipt> append(RedisBroker broker, String json, String key) {
    return broker.append(
        new Publication(
            "order:42",
            "step",
            MessageKind.DATA,
            null,
            Payload.ofJson(json.getBytes(StandardCharsets.UTF_8)),
            key,
            null,
            null,
            1_000,
            Duration.ofMinutes(10)));
  }

  private static MessageId publish(RedisBroker broker, String json) {
    return join(append(broker, json, null)).id();
  }

  /** Tries again and again with the same key, as a publisher should. */
  private static MessageId publishUntilItWorks(RedisBroker broker, String json, String key) {
    return await()
        .atMost(30, TimeUnit.SECONDS)
        .ignoreExceptions()
        .until(() -> join(append(broker, json, key)), receipt -> true)
        .id();
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private BrokerSubscription subscribe(RedisBroker broker, Start start, RecordingListener to) {
    BrokerSubscription subscription = join(broker.subscribe("order:42", start, threads, to));
    subscription.request(Long.MAX_VALUE);
    return subscription;
  }

  private RecordingListener listen(RedisBroker broker, Start start) {
    RecordingListener listener = new RecordingListener();
    subscribe(broker, start, listener);
    return listener;
  }

  private static void eventually(RecordingListener listener, String payloads) {
    await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(listener.payloads()).isEqualTo(payloads));
  }

  @Test
  void restartWithItsData_isNoGap_thoughANewEpochBegins() {
    RedisProcess redis = open(RedisProcess.start(DURABLE));
    RedisBroker broker = connect(redis.uri());
    RecordingListener listener = listen(broker, Start.now());
    MessageId first = publish(broker, "1");
    MessageId second = publish(broker, "2");
    redis.kill();
    redis.startAgain();
    MessageId third = publishUntilItWorks(broker, "3", "key");
    assertThat(third.epoch()).isNotEqualTo(second.epoch());
    assertThat(third.sequence()).isEqualTo(3);
    eventually(listener, "1 2 3");
    assertThat(listener.gaps()).isEmpty();
    RecordingListener later = new RecordingListener();
    assertThat(subscribe(broker, Start.after(first), later).gapAtStart()).isNull();
    eventually(later, "2 3");
    assertThat(later.ids()).containsExactly(second, third);
    assertThat(join(append(broker, "3", "key"))).isEqualTo(new Receipt(third, true));
  }

  @Test
  void restartWithoutItsData_isAGap_alsoForWhoResumesLater() {
    RedisProcess redis = open(RedisProcess.start());
    RedisBroker broker = connect(redis.uri());
    RecordingListener listener = listen(broker, Start.now());
    publish(broker, "1");
    MessageId second = publish(broker, "2");
    eventually(listener, "1 2");
    redis.kill();
    redis.startAgain();
    MessageId again = publishUntilItWorks(broker, "3", "key");
    eventually(listener, "1 2 3");
    assertThat(listener.gaps())
        .containsExactly(new Gap("order:42", second, new MessageId(again.epoch(), 0)));
    RecordingListener later = new RecordingListener();
    assertThat(subscribe(broker, Start.after(second), later).gapAtStart()).isNotNull();
    eventually(later, "3");
  }

  @Test
  void restartWithOlderData_isAGap_forEverybodyWhoMissedWhatIsLost() {
    RedisProcess redis = open(RedisProcess.start());
    RedisBroker publisher = connect(redis.uri());
    MessageId first = publish(publisher, "1");
    publish(publisher, "2");
    RedisBroker other = connect(redis.uri());
    RecordingListener slow = new RecordingListener();
    BrokerSubscription behind =
        join(other.subscribe("order:42", Start.after(first), threads, slow));
    assertThat(redis.command("SAVE")).isEqualTo("+OK");
    MessageId lost = publish(publisher, "lost");
    RecordingListener live = listen(other, Start.after(first));
    eventually(live, "2 lost");
    redis.kill();
    redis.startAgain();
    MessageId third = publishUntilItWorks(publisher, "3", "key");
    assertThat(third.sequence()).isEqualTo(lost.sequence());
    assertThat(third.epoch()).isNotEqualTo(lost.epoch());
    eventually(live, "2 lost 3");
    assertThat(live.gaps()).hasSize(1).first().extracting(Gap::after).isEqualTo(lost);
    behind.request(Long.MAX_VALUE);
    await().until(() -> slow.payloads().endsWith("3") && !slow.gaps().isEmpty());
    assertThat(subscribe(other, Start.after(lost), new RecordingListener()).gapAtStart())
        .isNotNull();
    assertThat(subscribe(other, Start.after(first), new RecordingListener()).gapAtStart())
        .isNotNull();
    assertThat(subscribe(other, Start.after(third), new RecordingListener()).gapAtStart()).isNull();
  }

  @Test
  void lostMessageThatNobodySawButItsPublisher_isAGapForWhoeverResumes() {
    RedisProcess redis = open(RedisProcess.start());
    RedisBroker publisher = connect(redis.uri());
    MessageId first = publish(publisher, "1");
    assertThat(redis.command("SAVE")).isEqualTo("+OK");
    publish(publisher, "lost");
    redis.kill();
    redis.startAgain();
    RedisBroker other = connect(redis.uri());
    RecordingListener waiting = listen(other, Start.after(first));
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(
            () ->
                subscribe(other, Start.after(first), new RecordingListener()).gapAtStart() != null);
    publishUntilItWorks(publisher, "2", "key");
    eventually(waiting, "2");
  }

  @Test
  void lossWithoutACutConnection_isAGap_whenItsPublisherHearsOfTheNewEpoch() {
    RedisProcess redis = open(RedisProcess.start(RedisProcess.EMBEDDED, RedisProcess.freePort()));
    RedisBroker publisher = connect(redis.uri());
    MessageId first = publish(publisher, "1");
    assertThat(redis.command("SAVE")).isEqualTo("+OK");
    publish(publisher, "lost");
    forgetWhatWasNotSaved(redis);
    RedisBroker other = connect(redis.uri());
    RecordingListener listener = listen(other, Start.after(first));
    assertThat(listener.gaps()).isEmpty();
    publish(publisher, "2");
    eventually(listener, "2");
    await().atMost(30, TimeUnit.SECONDS).until(() -> !listener.gaps().isEmpty());
    assertThat(subscribe(other, Start.after(first), new RecordingListener()).gapAtStart())
        .isNotNull();
  }

  /** As a replica that lagged does when it becomes the master, with its connections as they are. */
  private static void forgetWhatWasNotSaved(RedisProcess redis) {
    assertThat(redis.command("DEBUG RELOAD NOSAVE")).isEqualTo("+OK");
    assertThat(redis.command("REPLICAOF 127.0.0.1 " + RedisProcess.freePort())).isEqualTo("+OK");
    assertThat(redis.command("REPLICAOF NO ONE")).isEqualTo("+OK");
  }

  @Test
  void flushedRedis_isAGap() {
    RedisProcess redis = open(RedisProcess.start());
    RedisBroker broker = connect(redis.uri());
    RecordingListener listener = listen(broker, Start.now());
    MessageId first = publish(broker, "1");
    eventually(listener, "1");
    assertThat(redis.command("FLUSHALL")).isEqualTo("+OK");
    publish(broker, "2");
    eventually(listener, "1 2");
    assertThat(listener.gaps()).hasSize(1).first().extracting(Gap::after).isEqualTo(first);
  }

  @Test
  void redisAway_failsPublishesAndTheCheck_andSubscriptionsHealByThemselves() {
    RedisProcess redis = open(RedisProcess.start(DURABLE));
    RedisBroker broker = connect(redis.uri());
    RecordingListener listener = listen(broker, Start.now());
    publish(broker, "1");
    redis.kill();
    assertThatThrownBy(() -> publish(broker, "2"))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageContaining("idempotency key is safe");
    assertThatThrownBy(() -> join(broker.check()))
        .cause()
        .isInstanceOf(BrokerUnavailableException.class);
    assertThatThrownBy(() -> join(broker.find("order:42", "key")))
        .cause()
        .isInstanceOf(BrokerUnavailableException.class);
    assertThatThrownBy(() -> subscribe(broker, Start.now(), new RecordingListener()))
        .cause()
        .isInstanceOf(BrokerUnavailableException.class);
    assertThat(listener.ends()).isEmpty();
    redis.startAgain();
    publishUntilItWorks(broker, "3", "key");
    eventually(listener, "1 3");
    assertThat(listener.gaps()).isEmpty();
    await().untilAsserted(() -> assertThat(join(broker.check())).isNull());
  }

  @Test
  void redisThatDoesNotAnswer_failsPublishesInTime_andHoldsNoMoreThanItsBound() {
    RedisProcess redis = open(RedisProcess.start());
    RedisBroker broker =
        open(RedisBroker.builder(redis.uri()).timeout(TIMEOUT).maxInFlight(10, 1L << 20).connect());
    RecordingListener listener = listen(broker, Start.now());
    redis.freeze();
    List<CompletionStage<Receipt>> waiting = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waiting.add(append(broker, "" + i, "key-" + i));
    }
    assertThatThrownBy(() -> publish(broker, "too many"))
        .cause()
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageContaining("This one was not sent");
    waiting.forEach(
        receipt ->
            assertThatThrownBy(() -> join(receipt))
                .cause()
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("may or may not have happened"));
    assertThatThrownBy(() -> join(broker.check()))
        .cause()
        .isInstanceOf(BrokerUnavailableException.class);
    redis.goOn();
    for (int i = 0; i < 10; i++) {
      publishUntilItWorks(broker, "" + i, "key-" + i);
    }
    eventually(listener, "0 1 2 3 4 5 6 7 8 9");
    assertThat(listener.gaps()).isEmpty();
  }

  @Test
  void linkThatSwallows_isNoticed_andWhatCameMeanwhileFollowsInOrder() {
    RedisProcess redis = open(RedisProcess.start());
    Link link = open(new Link(redis.port()));
    RedisBroker cut = connect(link.uri());
    RedisBroker other = connect(redis.uri());
    RecordingListener listener = listen(cut, Start.now());
    publish(other, "1");
    eventually(listener, "1");
    link.swallow();
    for (int i = 2; i <= 40; i++) {
      publish(other, "" + i);
    }
    link.heal();
    await().atMost(30, TimeUnit.SECONDS).until(() -> listener.count() == 40);
    publish(other, "last");
    await().until(() -> listener.payloads().endsWith(" 39 40 last"));
    assertThat(listener.gaps()).isEmpty();
    assertUnbroken(listener.ids());
  }

  @Test
  void notificationsThatWereCut_areFilledFromTheStream_withoutANextMessage() throws Exception {
    RedisProcess redis = open(RedisProcess.start());
    RedisBroker broker = connect(redis.uri());
    RecordingListener listener = listen(broker, Start.now());
    int total = 3_000;
    Thread killer =
        new Thread(
            () -> {
              for (int i = 0; i < 20; i++) {
                redis.command("CLIENT KILL TYPE pubsub");
              }
            });
    killer.start();
    List<CompletionStage<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      receipts.add(append(broker, "" + i, null));
      if (i % 100 == 0) {
        join(receipts.get(i));
      }
    }
    receipts.forEach(FailureTest::join);
    killer.join();
    redis.command("CLIENT KILL TYPE pubsub");
    publish(broker, "last");
    await().atMost(30, TimeUnit.SECONDS).until(() -> listener.payloads().endsWith(" last"));
    int missed = listener.gaps().stream().mapToInt(FailureTest::missed).sum();
    assertThat(listener.count() + missed).isEqualTo(total + 1);
  }

  /** The history keeps a third of what is published, so a long cut may be told as a gap. */
  private static int missed(Gap gap) {
    return (int) (gap.cursor().sequence() - gap.after().sequence());
  }

  @Test
  void scriptsThatRedisForgot_areSentAgain() {
    RedisProcess redis = open(RedisProcess.start());
    RedisBroker broker = connect(redis.uri());
    RecordingListener listener = listen(broker, Start.now());
    assertThat(redis.command("SCRIPT FLUSH")).isEqualTo("+OK");
    publish(broker, "1");
    publish(broker, "2");
    eventually(listener, "1 2");
  }

  @Test
  void demotedMaster_isLeft_andNothingIsTakenForWritten() {
    RedisProcess redis = open(RedisProcess.start());
    RedisBroker broker = connect(redis.uri());
    publish(broker, "1");
    int nowhere = RedisProcess.freePort();
    assertThat(redis.command("REPLICAOF 127.0.0.1 " + nowhere)).isEqualTo("+OK");
    assertThatThrownBy(() -> publish(broker, "2"))
        .cause()
        .isInstanceOf(BrokerUnavailableException.class);
    assertThat(redis.command("REPLICAOF NO ONE")).isEqualTo("+OK");
    MessageId second = publishUntilItWorks(broker, "2", "key");
    assertThat(second.sequence()).isEqualTo(2);
  }

  private static void assertUnbroken(List<MessageId> ids) {
    for (int i = 1; i < ids.size(); i++) {
      assertThat(ids.get(i)).isEqualTo(ids.get(i - 1).next());
    }
  }
}
