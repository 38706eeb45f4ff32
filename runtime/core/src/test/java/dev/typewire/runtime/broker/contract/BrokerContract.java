package dev.typewire.runtime.broker.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerException;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every broker promises, whatever carries its messages: its specification.
 *
 * <p>A broker that serves many nodes hands out a second one with {@link #otherNode}; then half of
 * the traffic goes through that one.
 *
 * <pre>{@code
 * class MyBrokerTest extends BrokerContract {
 *   @Override
 *   protected Broker newBroker() {
 *     return MyBroker.connect(…);
 *   }
 * }
 * }</pre>
 */
@Timeout(300)
public abstract class BrokerContract {
  private static final String CHANNEL = "order:42";
  private static final Duration RETENTION = Duration.ofMinutes(10);

  /** Tokens bear more than that. */
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(4);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Broker broker;
  private Broker other;

  /** For a broker's test. */
  protected BrokerContract() {}

  /** A broker whose channels nobody has used yet. */
  protected abstract Broker newBroker();

  /**
   * A second node with the same channels.
   *
   * @param first what {@link #newBroker} gave
   * @return the same object where a broker serves one process
   */
  protected Broker otherNode(Broker first) {
    return first;
  }

  @BeforeEach
  final void open() {
    broker = newBroker();
    other = otherNode(broker);
  }

  @AfterEach
  final void close() {
    broker.close();
    other.close();
    threads.shutdownNow();
  }

  private static Payload json(String text) {
    return Payload.ofJson(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Publication publication(
      String channel, String topic, String json, String key, int history, Duration retention) {
    return new Publication(
        channel, topic, MessageKind.DATA, null, json(json), key, null, null, history, retention);
  }

  private static Publication part(String topic, MessageKind kind, String stream, String json) {
    return new Publication(
        CHANNEL, topic, kind, stream, json(json), null, null, null, 100, RETENTION);
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private Receipt append(String topic, String json) {
    return append(topic, json, null, 100);
  }

  private Receipt append(String topic, String json, String key, int history) {
    return join(broker.append(publication(CHANNEL, topic, json, key, history, RETENTION)));
  }

  private BrokerSubscription subscribe(Start start, BrokerListener listener) {
    return join(broker.subscribe(CHANNEL, start, threads, listener));
  }

  private RecordingListener listen(Start start) {
    RecordingListener listener = new RecordingListener();
    subscribe(start, listener).request(Long.MAX_VALUE);
    return listener;
  }

  private static void eventually(RecordingListener listener, String payloads) {
    await().untilAsserted(() -> assertThat(listener.payloads()).isEqualTo(payloads));
  }

  @Test
  void message_reachesASubscriberWithEverythingThatWasPublished() {
    RecordingListener listener = listen(Start.now());
    Receipt receipt =
        join(
            broker.append(
                new Publication(
                    CHANNEL,
                    "step",
                    MessageKind.CHUNK,
                    "stream-1",
                    json("1"),
                    null,
                    "run-7",
                    json("{\"trace\":1}"),
                    10,
                    RETENTION)));
    eventually(listener, "1");
    StoredMessage message = listener.messages().get(0);
    assertThat(message.id()).isEqualTo(receipt.id());
    assertThat(message.channel()).isEqualTo(CHANNEL);
    assertThat(message.topic()).isEqualTo("step");
    assertThat(message.kind()).isEqualTo(MessageKind.CHUNK);
    assertThat(message.streamId()).isEqualTo("stream-1");
    assertThat(message.runId()).isEqualTo("run-7");
    assertThat(message.metadata().text()).isEqualTo("{\"trace\":1}");
    assertThat(message.createdAt()).isNotNull();
  }

  @Test
  void clock_isTheOneThatStampsMessages() {
    RecordingListener listener = listen(Start.now());
    Instant before = other.clock().instant();
    append("step", "1");
    Instant after = other.clock().instant();
    eventually(listener, "1");
    assertThat(listener.messages().get(0).createdAt())
        .isBetween(before.minus(CLOCK_ERROR), after.plus(CLOCK_ERROR));
  }

  @Test
  void whatAMessageLacks_isNull_andItsBytesAreUntouched() {
    byte[] bytes = new byte[70_000];
    new Random(1).nextBytes(bytes);
    RecordingListener listener = listen(Start.now());
    join(
        broker.append(
            new Publication(
                CHANNEL,
                "größe/…",
                MessageKind.RAW,
                null,
                Payload.ofJson(bytes),
                null,
                null,
                null,
                10,
                RETENTION)));
    await().until(() -> listener.count() == 1);
    StoredMessage message = listener.messages().get(0);
    assertThat(message.topic()).isEqualTo("größe/…");
    assertThat(message.streamId()).isNull();
    assertThat(message.runId()).isNull();
    assertThat(message.metadata()).isNull();
    assertThat(message.payload().bytes()).isEqualTo(bytes);
  }

  @Test
  void emptyAndLargestPayload_comeAsTheyAre() {
    String largest = "\"" + "x".repeat((512 << 10) - 2) + "\"";
    RecordingListener listener = listen(Start.now());
    append("step", "");
    append("step", largest);
    eventually(listener, " " + largest);
    RecordingListener later = listen(Start.replay(Map.of("step", 2)));
    eventually(later, " " + largest);
  }

  @Test
  void ids_countFromOneWithoutHolesOverAllTopics() {
    MessageId first = append("step", "1").id();
    MessageId second = append("log", "2").id();
    assertThat(first.sequence()).isEqualTo(1);
    assertThat(second).isEqualTo(first.next());
  }

  @Test
  void subscriberFromNow_getsNothingFromBefore() {
    append("step", "1");
    RecordingListener listener = listen(Start.now());
    append("step", "2");
    eventually(listener, "2");
  }

  @Test
  void subscriberAfterAnId_getsWhatFollowedIt() {
    MessageId first = append("step", "1").id();
    append("log", "2");
    RecordingListener listener = listen(Start.after(first));
    append("step", "3");
    eventually(listener, "2 3");
    assertThat(listener.gaps()).isEmpty();
  }

  @Test
  void subscriberAfterTheLastId_getsOnlyWhatComes() {
    MessageId last = append("step", "1").id();
    BrokerSubscription subscription = subscribe(Start.after(last), new RecordingListener());
    assertThat(subscription.gapAtStart()).isNull();
    assertThat(subscription.cursor()).isEqualTo(last);
  }

  @Test
  void cursorOfAnUnusedChannel_resumesFromItsFirstMessage() {
    MessageId cursor = subscribe(Start.now(), new RecordingListener()).cursor();
    append("step", "1");
    BrokerSubscription resumed = subscribe(Start.after(cursor), new RecordingListener());
    assertThat(resumed.gapAtStart()).isNull();
    RecordingListener listener = listen(Start.after(cursor));
    eventually(listener, "1");
  }

  @Test
  void trimmedPosition_isAGap_andWhatIsLeftFollows() {
    MessageId first = append("step", "1", null, 2).id();
    append("step", "2", null, 2);
    append("step", "3", null, 2);
    MessageId fourth = append("step", "4", null, 2).id();
    RecordingListener listener = new RecordingListener();
    BrokerSubscription subscription = subscribe(Start.after(first), listener);
    MessageId cursor = new MessageId(first.epoch(), 2);
    assertThat(subscription.gapAtStart()).isEqualTo(new Gap(CHANNEL, first, cursor));
    assertThat(subscription.cursor()).isEqualTo(cursor);
    subscription.request(Long.MAX_VALUE);
    eventually(listener, "3 4");
    assertThat(subscribe(Start.after(fourth), listener).gapAtStart()).isNull();
  }

  @Test
  void idOfAnotherEpoch_isAGap() {
    append("step", "1");
    MessageId foreign = new MessageId("elsewhere", 1);
    assertThat(subscribe(Start.after(foreign), new RecordingListener()).gapAtStart())
        .isNotNull()
        .extracting(Gap::after)
        .isEqualTo(foreign);
  }

  @Test
  void idThatWasNeverGiven_isAGap() {
    MessageId last = append("step", "1").id();
    MessageId ahead = new MessageId(last.epoch(), 1000);
    assertThat(subscribe(Start.after(ahead), new RecordingListener()).gapAtStart()).isNotNull();
  }

  @Test
  void replay_givesEachTopicItsLastMessages_inTheChannelsOrder() {
    for (int i = 1; i <= 4; i++) {
      append("log", "1" + i);
      append("step", "2" + i);
    }
    RecordingListener listener = new RecordingListener();
    BrokerSubscription subscription =
        subscribe(Start.replay(Map.of("log", 3, "step", 1)), listener);
    subscription.request(Long.MAX_VALUE);
    append("log", "15");
    await().until(() -> listener.payloads().endsWith("15"));
    assertThat(listener.messages().stream().filter(subscription::includes))
        .extracting(m -> m.payload().text())
        .containsExactly("12", "13", "14", "24", "15");
    assertThat(subscription.gapAtStart()).isNull();
  }

  @Test
  void replay_countsAStreamAsOneMessage_withAllOfItsChunks() {
    append("step", "1");
    join(broker.append(part("step", MessageKind.STREAM_START, "a", "2")));
    join(broker.append(part("step", MessageKind.CHUNK, "a", "3")));
    join(broker.append(part("step", MessageKind.STREAM_END, "a", "4")));
    append("step", "5");
    eventually(listen(Start.replay(Map.of("step", 1))), "5");
    eventually(listen(Start.replay(Map.of("step", 2))), "2 3 4 5");
    eventually(listen(Start.replay(Map.of("step", 3))), "1 2 3 4 5");
  }

  @Test
  void replay_ofAStreamThatLostItsBeginning_takesItsRestOnlyWhenThereIsRoom() {
    join(broker.append(part("step", MessageKind.CHUNK, "a", "1")));
    join(broker.append(part("step", MessageKind.STREAM_END, "a", "2")));
    append("step", "3");
    eventually(listen(Start.replay(Map.of("step", 1))), "3");
    eventually(listen(Start.replay(Map.of("step", 9))), "1 2 3");
  }

  @Test
  void replay_ofTopicsWithoutMessages_beginsNow() {
    append("step", "1");
    RecordingListener listener = listen(Start.replay(Map.of("log", 5, "step", 0)));
    RecordingListener nothing = listen(Start.replay(Map.of()));
    append("log", "2");
    eventually(listener, "2");
    eventually(nothing, "2");
  }

  @Test
  void replay_reachesBackNoFurtherThanTheHistory() {
    for (int i = 1; i <= 20; i++) {
      append("step", "" + i, null, 4);
    }
    BrokerSubscription subscription =
        subscribe(Start.replay(Map.of("step", 10)), new RecordingListener());
    assertThat(subscription.gapAtStart()).isNull();
    assertThat(subscription.cursor().sequence()).isEqualTo(16);
  }

  @Test
  void olderThanItsRetention_messageAndKeyAreGone() {
    Duration soon = Duration.ofMillis(700);
    long published = System.nanoTime();
    MessageId first = join(broker.append(publication(CHANNEL, "step", "1", "key", 100, soon))).id();
    if (join(other.find(CHANNEL, "key")).isEmpty()) {
      assertThat(Duration.ofNanos(System.nanoTime() - published)).isGreaterThanOrEqualTo(soon);
    }
    await().until(() -> join(other.find(CHANNEL, "key")).isEmpty());
    MessageId before = new MessageId(first.epoch(), 0);
    await()
        .until(() -> subscribe(Start.after(before), new RecordingListener()).gapAtStart() != null);
    assertThat(join(broker.append(publication(CHANNEL, "step", "2", "key", 100, soon))))
        .satisfies(
            receipt -> {
              assertThat(receipt.duplicate()).isFalse();
              assertThat(receipt.id()).isNotEqualTo(first);
            });
  }

  @Test
  void nothingComes_beforeItIsAskedFor() {
    append("step", "1");
    RecordingListener listener = new RecordingListener();
    BrokerSubscription subscription = subscribe(Start.replay(Map.of("step", 10)), listener);
    append("step", "2");
    append("step", "3");
    assertThat(listener.messages()).isEmpty();
    subscription.request(2);
    eventually(listener, "1 2");
    subscription.request(1);
    eventually(listener, "1 2 3");
  }

  @Test
  void request_ofNothing_isRefused() {
    BrokerSubscription subscription = subscribe(Start.now(), new RecordingListener());
    assertThatThrownBy(() -> subscription.request(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void subscriberThatAsksInPieces_getsNoMoreThanItAskedFor_inOrder() {
    int total = 3_000;
    RecordingListener listener = new RecordingListener();
    BrokerSubscription subscription = subscribe(Start.now(), listener);
    List<CompletionStage<Receipt>> receipts = new ArrayList<>();
    for (int i = 1; i <= total; i++) {
      receipts.add(
          broker.append(
              publication(CHANNEL, "step", "\"" + "x".repeat(500) + "\"", null, total, RETENTION)));
    }
    receipts.forEach(BrokerContract::join);
    for (int asked = 0; asked < total; asked += 300) {
      subscription.request(300);
      int expected = asked + 300;
      await().until(() -> listener.count() >= expected);
      assertThat(listener.count()).isEqualTo(expected);
    }
    assertUnbroken(listener.ids());
  }

  /** A subscriber that asks for nothing costs no more than the broker's bounds. */
  @Test
  void subscriberThatFallsBehindTheHistory_getsTheRest_andIsToldWhatItMissed() {
    RecordingListener listener = new RecordingListener();
    BrokerSubscription subscription = subscribe(Start.now(), listener);
    String kilobyte = "\"" + "x".repeat(20_000) + "\"";
    List<CompletionStage<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      receipts.add(broker.append(publication(CHANNEL, "step", kilobyte, null, 20, RETENTION)));
    }
    receipts.forEach(BrokerContract::join);
    MessageId last = append("step", "1", null, 20).id();
    subscription.request(Long.MAX_VALUE);
    await().until(() -> listener.payloads().endsWith(" 1"));
    MessageId position = subscription.cursor();
    List<Gap> gaps = new ArrayList<>(listener.gaps());
    for (MessageId id : listener.ids()) {
      if (!id.equals(position.next())) {
        Gap gap = gaps.remove(0);
        assertThat(gap.after()).isEqualTo(position);
        assertThat(gap.cursor().next()).isEqualTo(id);
      }
      position = id;
    }
    assertThat(gaps).isEmpty();
    assertThat(position).isEqualTo(last);
  }

  @Test
  void publishesThatDoNotWait_keepTheirOrder() {
    RecordingListener listener = listen(Start.now());
    List<CompletionStage<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      receipts.add(broker.append(publication(CHANNEL, "step", "" + i, null, 1_000, RETENTION)));
    }
    List<MessageId> ids = receipts.stream().map(r -> join(r).id()).toList();
    assertUnbroken(ids);
    await().until(() -> listener.count() == 1_000);
    assertThat(listener.ids()).isEqualTo(ids);
  }

  @Test
  void repeatedKey_returnsTheFirstReceipt_andDeliversNothing() {
    RecordingListener listener = listen(Start.now());
    Receipt first = append("step", "1", "run-7/emit", 100);
    Receipt again = append("step", "9", "run-7/emit", 100);
    append("step", "2");
    eventually(listener, "1 2");
    assertThat(first.duplicate()).isFalse();
    assertThat(again).isEqualTo(new Receipt(first.id(), true));
  }

  @Test
  void repeatedKey_isKnownStill_whenItsMessageLeftTheHistory() {
    Receipt first = append("step", "1", "key", 1);
    append("step", "2", null, 1);
    assertThat(append("step", "3", "key", 1)).isEqualTo(new Receipt(first.id(), true));
  }

  @Test
  void key_isFound_withTheMessageThatItBelongsTo() {
    Receipt first = append("step", "1", "run-7/emit", 100);
    assertThat(join(broker.find(CHANNEL, "run-7/emit"))).contains(first.id());
    assertThat(join(broker.find(CHANNEL, "run-7/other"))).isEmpty();
    assertThat(join(broker.find("order:43", "run-7/emit"))).isEmpty();
  }

  @Test
  void keyUsedByTenThreadsAtOnce_isDeliveredOnce() throws Exception {
    RecordingListener listener = listen(Start.now());
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Broker node = i % 2 == 0 ? broker : other;
      receipts.add(
          threads.submit(
              () -> {
                go.await();
                return join(node.append(publication(CHANNEL, "step", "1", "key", 100, RETENTION)));
              }));
    }
    go.countDown();
    int originals = 0;
    for (Future<Receipt> receipt : receipts) {
      originals += receipt.get().duplicate() ? 0 : 1;
    }
    append("step", "2");
    eventually(listener, "1 2");
    assertThat(originals).isEqualTo(1);
    assertThat(receipts.stream().map(BrokerContract::idOf).distinct()).hasSize(1);
  }

  private static MessageId idOf(Future<Receipt> receipt) {
    try {
      return receipt.get().id();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void keyOfOneChannel_meansNothingInAnother() {
    append("step", "1", "key", 10);
    Receipt elsewhere =
        join(broker.append(publication("order:43", "step", "1", "key", 10, RETENTION)));
    assertThat(elsewhere.duplicate()).isFalse();
  }

  @Test
  void channels_knowNothingOfEachOther() {
    RecordingListener neighbour = new RecordingListener();
    join(broker.subscribe("order:43", Start.now(), threads, neighbour)).request(Long.MAX_VALUE);
    RecordingListener listener = listen(Start.now());
    append("step", "1", "key", 10);
    eventually(listener, "1");
    assertThat(neighbour.messages()).isEmpty();
  }

  @Test
  void manyChannels_eachKeepTheirOwnOrder() {
    int channels = 200;
    int each = 20;
    Map<String, RecordingListener> listeners = new HashMap<>();
    for (int i = 0; i < channels; i++) {
      String channel = "room:" + i;
      RecordingListener listener = new RecordingListener();
      join(broker.subscribe(channel, Start.now(), threads, listener)).request(Long.MAX_VALUE);
      listeners.put(channel, listener);
    }
    List<CompletionStage<Receipt>> receipts = new ArrayList<>();
    for (int n = 0; n < each; n++) {
      for (String channel : listeners.keySet()) {
        receipts.add(
            broker.append(
                publication(channel, "step", "\"" + channel + "\"", null, each, RETENTION)));
      }
    }
    receipts.forEach(BrokerContract::join);
    await().until(() -> listeners.values().stream().allMatch(l -> l.count() == each));
    listeners.forEach(
        (channel, listener) -> {
          assertUnbroken(listener.ids());
          assertThat(listener.messages())
              .allSatisfy(m -> assertThat(m.payload().text()).isEqualTo("\"" + channel + "\""));
        });
  }

  @Test
  void otherNode_seesTheSameIdsAndOrder_andResumesWhereThisOneWas() {
    RecordingListener here = listen(Start.now());
    RecordingListener there = new RecordingListener();
    join(other.subscribe(CHANNEL, Start.now(), threads, there)).request(Long.MAX_VALUE);
    for (int i = 1; i <= 40; i++) {
      Broker node = i % 2 == 0 ? broker : other;
      join(node.append(publication(CHANNEL, "step", "" + i, null, 100, RETENTION)));
    }
    await().until(() -> here.count() == 40 && there.count() == 40);
    assertThat(there.ids()).isEqualTo(here.ids());
    assertUnbroken(here.ids());
    RecordingListener moved = new RecordingListener();
    BrokerSubscription resumed =
        join(other.subscribe(CHANNEL, Start.after(here.ids().get(36)), threads, moved));
    assertThat(resumed.gapAtStart()).isNull();
    resumed.request(Long.MAX_VALUE);
    eventually(moved, "38 39 40");
  }

  @Test
  void callsOfOneListener_neverOverlap_andRunOnItsExecutor() {
    Set<String> ranOn = ConcurrentHashMap.newKeySet();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    AtomicInteger number = new AtomicInteger();
    ExecutorService own =
        Executors.newFixedThreadPool(4, r -> new Thread(r, "own-" + number.getAndIncrement()));
    RecordingListener listener =
        new RecordingListener() {
          @Override
          public void onMessage(StoredMessage message) {
            ranOn.add(Thread.currentThread().getName());
            overlaps.addAndGet(inside.getAndIncrement());
            Thread.yield();
            inside.getAndDecrement();
            super.onMessage(message);
          }
        };
    try {
      join(broker.subscribe(CHANNEL, Start.now(), own, listener)).request(Long.MAX_VALUE);
      for (int i = 0; i < 500; i++) {
        var unused = broker.append(publication(CHANNEL, "step", "" + i, null, 500, RETENTION));
      }
      await().until(() -> listener.count() == 500);
    } finally {
      own.shutdownNow();
    }
    assertThat(overlaps.get()).isZero();
    assertThat(ranOn).allMatch(name -> name.startsWith("own-"));
  }

  @Test
  void executorThatTakesNoWork_endsItsOwnSubscriptionOnly() {
    ExecutorService gone = Executors.newSingleThreadExecutor();
    gone.shutdown();
    RecordingListener deaf = new RecordingListener();
    join(broker.subscribe(CHANNEL, Start.now(), gone, deaf)).request(Long.MAX_VALUE);
    RecordingListener listener = listen(Start.now());
    append("step", "1");
    append("step", "2");
    eventually(listener, "1 2");
    assertThat(deaf.messages()).isEmpty();
  }

  @Test
  void listenerThatThrows_getsTheNextMessage() {
    RecordingListener listener = new RecordingListener();
    BrokerListener failing =
        new BrokerListener() {
          @Override
          public void onMessage(StoredMessage message) {
            listener.onMessage(message);
            throw new AssertionError("a listener's fault");
          }

          @Override
          public void onGap(Gap gap) {}

          @Override
          public void onEnd(Throwable cause) {}
        };
    subscribe(Start.now(), failing).request(Long.MAX_VALUE);
    append("step", "1");
    append("step", "2");
    eventually(listener, "1 2");
  }

  @Test
  void closedSubscription_getsNothingMore() {
    RecordingListener closed = new RecordingListener();
    BrokerSubscription subscription = subscribe(Start.now(), closed);
    subscription.request(Long.MAX_VALUE);
    append("step", "1");
    eventually(closed, "1");
    subscription.close();
    subscription.close();
    RecordingListener listener = listen(Start.now());
    append("step", "2");
    eventually(listener, "2");
    assertThat(closed.payloads()).isEqualTo("1");
  }

  @Test
  void subscriptionThatIsClosedByItsListener_getsNothingMore() {
    AtomicReference<BrokerSubscription> subscription = new AtomicReference<>();
    RecordingListener once =
        new RecordingListener() {
          @Override
          public void onMessage(StoredMessage message) {
            super.onMessage(message);
            subscription.get().close();
          }
        };
    subscription.set(subscribe(Start.now(), once));
    subscription.get().request(Long.MAX_VALUE);
    append("step", "1");
    append("step", "2");
    RecordingListener listener = listen(Start.now());
    append("step", "3");
    eventually(listener, "3");
    assertThat(once.payloads()).isEqualTo("1");
    assertThat(once.ends()).isEmpty();
  }

  @Test
  void channelThatEverybodyLeft_isThereForTheNextSubscriber() {
    MessageId first = append("step", "1").id();
    for (int i = 0; i < 20; i++) {
      subscribe(Start.now(), new RecordingListener()).close();
    }
    append("step", "2");
    eventually(listen(Start.after(first)), "2");
  }

  @Test
  void closedBroker_tellsTheEnd_alsoWhenTheExecutorTakesNoMoreWork() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    RecordingListener listener = new RecordingListener();
    join(broker.subscribe(CHANNEL, Start.now(), executor, listener));
    executor.shutdown();
    broker.close();
    await().untilAsserted(() -> assertThat(listener.ends()).containsExactly("null"));
  }

  @Test
  void closedBroker_endsItsSubscriptions_andRefusesTheRest() {
    RecordingListener listener = listen(Start.now());
    broker.close();
    await().untilAsserted(() -> assertThat(listener.ends()).containsExactly("null"));
    assertThatThrownBy(() -> append("step", "1"))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageStartingWith("BROKER_UNAVAILABLE (retry later): ");
    assertThatThrownBy(() -> subscribe(Start.now(), listener))
        .cause()
        .isInstanceOf(BrokerException.class);
    assertThatThrownBy(() -> join(broker.find(CHANNEL, "key")))
        .cause()
        .isInstanceOf(BrokerException.class);
    broker.close();
  }

  @Test
  void check_succeedsUntilTheBrokerIsClosed() {
    assertThat(join(broker.check())).isNull();
    broker.close();
    assertThatThrownBy(() -> join(broker.check()))
        .cause()
        .isInstanceOf(BrokerUnavailableException.class);
  }

  /**
   * Ten publishers write 1,000 messages each while subscribers come and go: each of them resumes
   * where it was, and sees the broker's order, nothing twice, nothing missing.
   */
  @Test
  void subscribersThatComeAndGo_seeTheWholeOrderOnce() throws Exception {
    int publishers = 10;
    int each = 1_000;
    int total = publishers * each;
    RecordingListener witness = listen(Start.now());
    MessageId beginning = subscribe(Start.now(), new RecordingListener()).cursor();
    List<Future<List<MessageId>>> readers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long seed = i;
      readers.add(threads.submit(() -> readInPieces(beginning, total, new Random(seed))));
    }
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> writers = new ArrayList<>();
    for (int p = 0; p < publishers; p++) {
      int publisher = p;
      Broker node = p % 2 == 0 ? broker : other;
      writers.add(
          threads.submit(
              () -> {
                go.await();
                for (int n = 0; n < each; n++) {
                  String text = "\"" + publisher + ":" + n + "\"";
                  join(node.append(publication(CHANNEL, "step", text, null, total, RETENTION)));
                }
                return null;
              }));
    }
    go.countDown();
    for (Future<?> writer : writers) {
      writer.get();
    }
    await().until(() -> witness.count() == total);
    List<MessageId> order = witness.ids();
    assertUnbroken(order);
    for (int p = 0; p < publishers; p++) {
      String prefix = "\"" + p + ":";
      assertThat(witness.messages())
          .extracting(m -> m.payload().text())
          .filteredOn(text -> text.startsWith(prefix))
          .isEqualTo(IntStream.range(0, each).mapToObj(n -> prefix + n + "\"").toList());
    }
    for (Future<List<MessageId>> reader : readers) {
      assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(order);
    }
  }

  /** Subscribes, takes some messages, leaves, and comes back after the last one it took. */
  private List<MessageId> readInPieces(MessageId beginning, int total, Random random) {
    List<MessageId> seen = new ArrayList<>();
    MessageId cursor = beginning;
    while (seen.size() < total) {
      int piece = Math.min(1 + random.nextInt(900), total - seen.size());
      RecordingListener listener = new RecordingListener();
      Broker node = random.nextBoolean() ? broker : other;
      try (BrokerSubscription subscription =
          join(node.subscribe(CHANNEL, Start.after(cursor), threads, listener))) {
        assertThat(subscription.gapAtStart()).isNull();
        subscription.request(piece);
        await().pollInterval(Duration.ofMillis(2)).until(() -> listener.count() == piece);
      }
      seen.addAll(listener.ids());
      cursor = seen.get(seen.size() - 1);
    }
    return seen;
  }

  /** Replays that begin while four threads publish go over to live messages without a seam. */
  @Test
  void replaysUnderLoad_joinTheLiveMessagesWithoutASeam() throws Exception {
    int each = 500;
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> writers = new ArrayList<>();
    for (int p = 0; p < 4; p++) {
      Broker node = p % 2 == 0 ? broker : other;
      String topic = "topic-" + p;
      writers.add(
          threads.submit(
              () -> {
                go.await();
                for (int n = 0; n < each; n++) {
                  join(node.append(publication(CHANNEL, topic, "" + n, null, 5_000, RETENTION)));
                }
                return null;
              }));
    }
    go.countDown();
    List<RecordingListener> listeners = new ArrayList<>();
    List<BrokerSubscription> subscriptions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      RecordingListener listener = new RecordingListener();
      Broker node = i % 2 == 0 ? broker : other;
      Start start = Start.replay(Map.of("topic-" + i % 4, 1 + i));
      BrokerSubscription subscription = join(node.subscribe(CHANNEL, start, threads, listener));
      subscription.request(Long.MAX_VALUE);
      listeners.add(listener);
      subscriptions.add(subscription);
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    MessageId last = append("topic-0", "\"last\"", null, 5_000).id();
    for (int i = 0; i < 30; i++) {
      RecordingListener listener = listeners.get(i);
      MessageId cursor = subscriptions.get(i).cursor();
      await().until(() -> listener.payloads().endsWith("\"last\""));
      List<MessageId> seen = new ArrayList<>(List.of(cursor));
      seen.addAll(listener.ids());
      assertUnbroken(seen);
      assertThat(seen.get(seen.size() - 1)).isEqualTo(last);
    }
  }

  private static void assertUnbroken(List<MessageId> ids) {
    for (int i = 1; i < ids.size(); i++) {
      assertThat(ids.get(i)).isEqualTo(ids.get(i - 1).next());
    }
  }
}
