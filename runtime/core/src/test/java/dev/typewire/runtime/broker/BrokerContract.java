package dev.typewire.runtime.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every broker promises, whatever carries its messages. */
@Timeout(60)
abstract class BrokerContract {
  private static final String CHANNEL = "order:42";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Broker broker;

  /** A broker that nobody has used yet. */
  abstract Broker newBroker();

  @BeforeEach
  void open() {
    broker = newBroker();
  }

  @AfterEach
  void close() {
    broker.close();
    threads.shutdownNow();
  }

  private Receipt append(String topic, String json) {
    return append(topic, json, null, 100);
  }

  private Receipt append(String topic, String json, String key, int history) {
    Payload payload = Payload.ofJson(json.getBytes(StandardCharsets.UTF_8));
    return broker
        .append(
            new Publication(
                CHANNEL,
                topic,
                MessageKind.DATA,
                null,
                payload,
                key,
                null,
                null,
                history,
                Duration.ofMinutes(10)))
        .toCompletableFuture()
        .join();
  }

  private BrokerSubscription subscribe(Start start, BrokerListener listener) {
    return broker.subscribe(CHANNEL, start, threads, listener).toCompletableFuture().join();
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
    Payload metadata = Payload.ofJson("{\"trace\":1}".getBytes(StandardCharsets.UTF_8));
    Receipt receipt =
        broker
            .append(
                new Publication(
                    CHANNEL,
                    "step",
                    MessageKind.DATA,
                    null,
                    Payload.ofJson("1".getBytes(StandardCharsets.UTF_8)),
                    null,
                    "run-7",
                    metadata,
                    10,
                    Duration.ofMinutes(1)))
            .toCompletableFuture()
            .join();
    eventually(listener, "1");
    StoredMessage message = listener.messages.get(0);
    assertThat(message.id()).isEqualTo(receipt.id());
    assertThat(message.channel()).isEqualTo(CHANNEL);
    assertThat(message.topic()).isEqualTo("step");
    assertThat(message.runId()).isEqualTo("run-7");
    assertThat(message.metadata().text()).isEqualTo("{\"trace\":1}");
    assertThat(message.createdAt()).isNotNull();
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
    assertThat(listener.gaps).isEmpty();
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
    assertThat(listener.messages.stream().filter(subscription::includes))
        .extracting(m -> m.payload().text())
        .containsExactly("12", "13", "14", "24", "15");
    assertThat(subscription.gapAtStart()).isNull();
  }

  @Test
  void nothingComes_beforeItIsAskedFor() {
    append("step", "1");
    RecordingListener listener = new RecordingListener();
    BrokerSubscription subscription = subscribe(Start.replay(Map.of("step", 10)), listener);
    append("step", "2");
    append("step", "3");
    assertThat(listener.messages).isEmpty();
    subscription.request(2);
    eventually(listener, "1 2");
    subscription.request(1);
    eventually(listener, "1 2 3");
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
    assertThat(broker.find(CHANNEL, "run-7/emit").toCompletableFuture().join())
        .contains(first.id());
    assertThat(broker.find(CHANNEL, "run-7/other").toCompletableFuture().join()).isEmpty();
    assertThat(broker.find("order:43", "run-7/emit").toCompletableFuture().join()).isEmpty();
  }

  @Test
  void keyUsedByTenThreadsAtOnce_isDeliveredOnce() throws Exception {
    RecordingListener listener = listen(Start.now());
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      receipts.add(
          threads.submit(
              () -> {
                go.await();
                return append("step", "1", "key", 100);
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
  }

  @Test
  void channels_knowNothingOfEachOther() {
    RecordingListener other = new RecordingListener();
    broker
        .subscribe("order:43", Start.now(), threads, other)
        .toCompletableFuture()
        .join()
        .request(Long.MAX_VALUE);
    RecordingListener listener = listen(Start.now());
    append("step", "1", "key", 10);
    eventually(listener, "1");
    assertThat(other.messages).isEmpty();
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
  void closedBroker_endsItsSubscriptions_andRefusesTheRest() {
    RecordingListener listener = listen(Start.now());
    broker.close();
    await().untilAsserted(() -> assertThat(listener.ends).containsExactly("null"));
    assertThatThrownBy(() -> append("step", "1"))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(BrokerUnavailableException.class)
        .hasMessageStartingWith("BROKER_UNAVAILABLE (retry later): ");
  }

  @Test
  void check_succeedsUntilTheBrokerIsClosed() {
    assertThat(broker.check().toCompletableFuture().join()).isNull();
    broker.close();
    assertThatThrownBy(() -> broker.check().toCompletableFuture().join())
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
    List<Future<List<MessageId>>> readers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long seed = i;
      readers.add(threads.submit(() -> readInPieces(total, new Random(seed))));
    }
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> writers = new ArrayList<>();
    for (int p = 0; p < publishers; p++) {
      int publisher = p;
      writers.add(
          threads.submit(
              () -> {
                go.await();
                for (int n = 0; n < each; n++) {
                  append("step", "\"" + publisher + ":" + n + "\"", null, total);
                }
                return null;
              }));
    }
    go.countDown();
    for (Future<?> writer : writers) {
      writer.get();
    }
    await().until(() -> witness.messages.size() == total);
    List<MessageId> order = witness.messages.stream().map(StoredMessage::id).toList();
    assertThat(order).doesNotHaveDuplicates();
    for (int i = 1; i < total; i++) {
      assertThat(order.get(i)).isEqualTo(order.get(i - 1).next());
    }
    for (int p = 0; p < publishers; p++) {
      String prefix = "\"" + p + ":";
      assertThat(witness.messages)
          .extracting(m -> m.payload().text())
          .filteredOn(text -> text.startsWith(prefix))
          .isEqualTo(
              java.util.stream.IntStream.range(0, each).mapToObj(n -> prefix + n + "\"").toList());
    }
    for (Future<List<MessageId>> reader : readers) {
      assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo(order);
    }
  }

  /** Subscribes, takes some messages, leaves, and comes back after the last one it took. */
  private List<MessageId> readInPieces(int total, Random random) throws Exception {
    List<MessageId> seen = new ArrayList<>();
    MessageId cursor = subscribe(Start.now(), new RecordingListener()).cursor();
    assertThat(cursor.sequence()).isZero();
    while (seen.size() < total) {
      int piece = Math.min(1 + random.nextInt(900), total - seen.size());
      RecordingListener listener = new RecordingListener();
      try (BrokerSubscription subscription = subscribe(Start.after(cursor), listener)) {
        assertThat(subscription.gapAtStart()).isNull();
        subscription.request(piece);
        await().pollInterval(Duration.ofMillis(2)).until(() -> listener.messages.size() == piece);
      }
      listener.messages.forEach(message -> seen.add(message.id()));
      cursor = seen.get(seen.size() - 1);
    }
    return seen;
  }
}
