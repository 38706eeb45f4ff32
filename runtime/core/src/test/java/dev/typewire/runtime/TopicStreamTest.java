package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Chunks that belong together: their order, their end, and what is said when they break off. */
class TopicStreamTest {
  private final Failing broker = new Failing();
  private final Realtime realtime =
      Realtime.builder()
          .broker(broker)
          .signingKey("signkey-test-00112233445566778899aabbccddeeff")
          .build();
  private final TopicRef<List<String>> topic = Orders.log("42");

  @AfterEach
  void close() {
    broker.staysOpen = false;
    realtime.close();
  }

  /** All messages of the channel so far, as {@code kind:payload}. */
  private List<String> messages() {
    return stored().stream().map(m -> m.kind() + ":" + m.payload().text()).toList();
  }

  private List<StoredMessage> stored() {
    List<StoredMessage> messages = new CopyOnWriteArrayList<>();
    read(Start.replay(Map.of("log", 1_000, Realtime.RUN_TOPIC, 1_000)), messages);
    return messages;
  }

  private void read(Start start, List<StoredMessage> to) {
    BrokerListener listener =
        new BrokerListener() {
          @Override
          public void onMessage(StoredMessage message) {
            to.add(message);
          }

          @Override
          public void onGap(Gap gap) {}

          @Override
          public void onEnd(Throwable cause) {}
        };
    BrokerSubscription subscription =
        broker.subscribe("order:42", start, Runnable::run, listener).toCompletableFuture().join();
    subscription.request(Long.MAX_VALUE);
    subscription.close();
  }

  @Test
  void chunksStandBetweenBeginningAndEnd_underTheStreamsId() {
    TopicStream<List<String>> stream = realtime.stream(topic);
    stream.write(List.of("a"));
    stream.write(List.of("b"));
    Receipt end = stream.end();
    assertThat(messages())
        .containsExactly("STREAM_START:null", "CHUNK:[\"a\"]", "CHUNK:[\"b\"]", "STREAM_END:null");
    assertThat(stored()).allMatch(message -> stream.id().equals(message.streamId()));
    assertThat(stored().get(3).id()).isEqualTo(end.id());
    assertThat(stream.id()).isNotEmpty().doesNotContain(":");
  }

  @Test
  void javaSubscribers_getTheChunksAsPayloads() {
    List<Message<List<String>>> got = new CopyOnWriteArrayList<>();
    realtime.subscribe(topic, got::add);
    try (TopicStream<List<String>> stream = realtime.stream(topic)) {
      stream.write(List.of("a"));
      realtime.publish(topic, List.of("between"));
      stream.write(List.of("b"));
      stream.end();
      await().until(() -> got.size() == 3);
      assertThat(got)
          .extracting(Message::data)
          .containsExactly(List.of("a"), List.of("between"), List.of("b"));
      assertThat(got).extracting(Message::streamId).containsExactly(stream.id(), null, stream.id());
    }
  }

  @Test
  void streamThatIsClosedBeforeItsEnd_saysSo() {
    try (TopicStream<List<String>> stream = realtime.stream(topic)) {
      stream.write(List.of("a"));
    }
    assertThat(messages())
        .endsWith("CHUNK:[\"a\"]", "STREAM_END:\"The writer stopped before the end.\"");
  }

  @Test
  void failedStream_endsWithItsReason_once() {
    TopicStream<List<String>> stream = realtime.stream(topic);
    stream.fail("The model said \"no\".");
    stream.fail("again");
    stream.close();
    assertThat(messages())
        .containsExactly("STREAM_START:null", "STREAM_END:\"The model said \\\"no\\\".\"");
  }

  @Test
  void endedStream_takesNothingMore() {
    TopicStream<List<String>> stream = realtime.stream(topic);
    stream.end();
    assertThatThrownBy(() -> stream.write(List.of("late")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
    assertThatThrownBy(stream::end).isInstanceOf(IllegalStateException.class);
    stream.close();
    assertThat(messages()).containsExactly("STREAM_START:null", "STREAM_END:null");
  }

  @Test
  void chunkThatTheBrokerRefuses_cutsTheStream() {
    TopicStream<List<String>> stream = realtime.stream(topic);
    broker.failing = true;
    assertThatThrownBy(() -> stream.write(List.of("lost")))
        .isInstanceOf(BrokerUnavailableException.class);
    broker.failing = false;
    assertThatThrownBy(() -> stream.write(List.of("after")))
        .isInstanceOf(BrokerUnavailableException.class);
    assertThatThrownBy(stream::end).isInstanceOf(BrokerUnavailableException.class);
    assertThat(messages())
        .containsExactly("STREAM_START:null", "STREAM_END:\"A part of it was not delivered.\"");
  }

  @Test
  void endThatTheBrokerDidNotTake_comesWhenItIsBack() {
    TopicStream<List<String>> whole = realtime.stream(topic);
    TopicStream<List<String>> cut = realtime.stream(topic);
    broker.failing = true;
    assertThatThrownBy(whole::end).isInstanceOf(BrokerUnavailableException.class);
    assertThatThrownBy(cut::close).isInstanceOf(BrokerUnavailableException.class);
    broker.failing = false;
    await()
        .untilAsserted(
            () ->
                assertThat(messages())
                    .containsExactlyInAnyOrder(
                        "STREAM_START:null",
                        "STREAM_START:null",
                        "STREAM_END:null",
                        "STREAM_END:\"The writer stopped before the end.\""));
  }

  @Test
  void endWhoseReceiptIsLost_isSaidOnce() {
    TopicStream<List<String>> stream = realtime.stream(topic);
    broker.losingReceipts = true;
    assertThatThrownBy(stream::end).isInstanceOf(BrokerUnavailableException.class);
    int before = broker.appends.get();
    await().until(() -> broker.appends.get() > before);
    broker.losingReceipts = false;
    int then = broker.appends.get();
    await().until(() -> broker.appends.get() > then);
    assertThat(messages()).containsExactly("STREAM_START:null", "STREAM_END:null");
  }

  @Test
  void streamWhoseBeginningFails_isCutOff_asItMayHaveBegun() {
    broker.losingReceipts = true;
    assertThatThrownBy(() -> realtime.stream(topic)).isInstanceOf(BrokerUnavailableException.class);
    broker.losingReceipts = false;
    await()
        .untilAsserted(
            () ->
                assertThat(messages())
                    .containsExactly(
                        "STREAM_START:null", "STREAM_END:\"The writer stopped before the end.\""));
  }

  @Test
  void streamThatIsOpenWhenItsRealtimeCloses_isCutOff() {
    realtime.stream(topic).write(List.of("a"));
    realtime.stream(topic).end();
    broker.staysOpen = true;
    realtime.close();
    assertThat(messages())
        .containsExactly(
            "STREAM_START:null",
            "CHUNK:[\"a\"]",
            "STREAM_START:null",
            "STREAM_END:null",
            "STREAM_END:\"The writer's process stopped.\"");
  }

  @Test
  void endThatStillWaitsWhenItsRealtimeCloses_isSaidBefore() {
    TopicStream<List<String>> stream = realtime.stream(topic);
    broker.failing = true;
    assertThatThrownBy(stream::end).isInstanceOf(BrokerUnavailableException.class);
    broker.failing = false;
    broker.staysOpen = true;
    realtime.close();
    assertThat(messages()).containsExactly("STREAM_START:null", "STREAM_END:null");
  }

  @Test
  void realtimeThatCloses_whileStreamsBegin_endsThemAll() throws Exception {
    broker.staysOpen = true;
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int writer = 0; writer < 4; writer++) {
      threads.execute(
          () -> {
            for (int i = 0; i < 200; i++) {
              realtime.stream(topic);
            }
          });
    }
    await().until(() -> broker.appends.get() > 50);
    realtime.close();
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    await().until(() -> broker.ends.get() == 800);
  }

  @Test
  void durableStreamWhoseBeginningFails_isCutOff_andBeginsAgain() {
    broker.losingReceipts = true;
    DurableRun run = realtime.durable("run-7");
    assertThatThrownBy(() -> run.stream("answer", topic))
        .isInstanceOf(BrokerUnavailableException.class);
    broker.losingReceipts = false;
    await().until(() -> messages().size() == 2);
    run.stream("answer", topic).end();
    assertThat(messages())
        .containsExactly(
            "STREAM_START:null",
            "STREAM_END:\"The writer stopped before the end.\"",
            "STREAM_START:null",
            "STREAM_END:null");
  }

  @Test
  void beginningOfADurableStream_tellsTheKeyOfItsWholeEnd() {
    realtime.durable("run-7").stream("answer", topic).end();
    realtime.stream(topic).end();
    List<Publication> starts =
        broker.publications.stream().filter(p -> p.kind() == MessageKind.STREAM_START).toList();
    assertThat(broker.publications.stream().filter(p -> p.kind() == MessageKind.STREAM_END))
        .extracting(Publication::idempotencyKey)
        .isEqualTo(starts.stream().map(Publication::wholeEndKey).toList());
  }

  @Test
  void chunkThatIsRefusedHere_leavesTheStreamOpen() {
    TopicStream<List<String>> stream = realtime.stream(topic);
    assertThatThrownBy(() -> stream.write(List.of("x".repeat(600_000))))
        .isInstanceOf(PayloadException.class);
    stream.write(List.of("small"));
    stream.end();
    assertThat(messages())
        .containsExactly("STREAM_START:null", "CHUNK:[\"small\"]", "STREAM_END:null");
  }

  @Test
  void chunksOfManyStreamsAtOnce_keepEachStreamsOrder() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Set<String> written = ConcurrentHashMap.newKeySet();
    for (int writer = 0; writer < 8; writer++) {
      threads.execute(
          () -> {
            TopicStream<List<String>> stream = realtime.stream(topic);
            for (int i = 0; i < 5; i++) {
              var unused = stream.writeAsync(List.of("c" + i));
            }
            stream.end();
            written.add(stream.id());
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    assertThat(written).hasSize(8);
    for (String id : written) {
      assertThat(stored().stream().filter(m -> id.equals(m.streamId())))
          .extracting(m -> m.kind() + m.payload().text())
          .containsExactly(
              "STREAM_STARTnull",
              "CHUNK[\"c0\"]",
              "CHUNK[\"c1\"]",
              "CHUNK[\"c2\"]",
              "CHUNK[\"c3\"]",
              "CHUNK[\"c4\"]",
              "STREAM_ENDnull");
    }
  }

  @Test
  void replay_countsAStreamAsOne_andBringsItWhole() {
    realtime.publish(topic, List.of("old"));
    write("first");
    TopicStream<List<String>> open = write("second");
    List<StoredMessage> replayed = new CopyOnWriteArrayList<>();
    read(Start.replay(Map.of("log", 1)), replayed);
    assertThat(replayed).allMatch(message -> open.id().equals(message.streamId()));
    assertThat(replayed).extracting(StoredMessage::kind).startsWith(MessageKind.STREAM_START);
    assertThat(replayed).hasSize(3);
  }

  private TopicStream<List<String>> write(String text) {
    TopicStream<List<String>> stream = realtime.stream(topic);
    stream.write(List.of(text));
    stream.end();
    return stream;
  }

  @Test
  void durableStreamThatWasEnded_isNotRepeated() {
    for (int attempt = 0; attempt < 2; attempt++) {
      TopicStream<List<String>> stream = realtime.durable("run-7").stream("answer", topic);
      Receipt receipt = stream.write(List.of("attempt " + attempt));
      assertThat(receipt.duplicate()).isEqualTo(attempt == 1);
      stream.end();
    }
    assertThat(messages())
        .containsExactly("STREAM_START:null", "CHUNK:[\"attempt 0\"]", "STREAM_END:null");
    assertThat(stored()).allMatch(message -> "run-7".equals(message.runId()));
  }

  @Test
  void durableStreamThatACrashCutOff_isEndedWithAnError_andBeginsAgain() {
    for (int attempt = 0; attempt < 3; attempt++) {
      realtime.durable("run-7").stream("answer", topic).write(List.of("attempt " + attempt));
    }
    TopicStream<List<String>> last = realtime.durable("run-7").stream("answer", topic);
    last.end();
    String cut = "STREAM_END:\"The step that wrote it began again.\"";
    assertThat(messages())
        .containsExactly(
            "STREAM_START:null",
            "CHUNK:[\"attempt 0\"]",
            cut,
            "STREAM_START:null",
            "CHUNK:[\"attempt 1\"]",
            cut,
            "STREAM_START:null",
            "CHUNK:[\"attempt 2\"]",
            cut,
            "STREAM_START:null",
            "STREAM_END:null");
    assertThat(stored().stream().map(StoredMessage::streamId).distinct()).hasSize(4);
  }

  @Test
  void streamWithAnIdempotencyKey_isRefused() {
    assertThatThrownBy(() -> realtime.stream(topic, PublishOptions.once("key")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("durable(run).stream(step, topic)");
  }

  @Test
  void statusOfARun_isSaidOnce_besideTheTopics() {
    DurableRun run = realtime.durable("run-7");
    run.publishStatus(topic.channel(), RunStatus.RUNNING);
    run.publishStatus(topic.channel(), RunStatus.COMPLETED, Map.of("total", 3));
    Receipt again = run.publishStatus(topic.channel(), RunStatus.COMPLETED, Map.of("total", 4));
    assertThat(again.duplicate()).isTrue();
    assertThat(messages())
        .containsExactly(
            "RUN:{\"status\":\"running\"}",
            "RUN:{\"status\":\"completed\",\"result\":{\"total\":3}}");
    assertThat(stored()).allMatch(message -> "run-7".equals(message.runId()));
  }

  /** A broker that can be switched off for what is appended. */
  private static final class Failing implements Broker {
    private final Broker broker = InMemoryBroker.create();
    private final AtomicInteger appends = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private final List<Publication> publications = new CopyOnWriteArrayList<>();
    private volatile boolean failing;
    private volatile boolean losingReceipts;
    private volatile boolean staysOpen;

    @Override
    public CompletionStage<Receipt> append(Publication publication) {
      appends.incrementAndGet();
      publications.add(publication);
      if (publication.kind() == MessageKind.STREAM_END) {
        ends.incrementAndGet();
      }
      CompletionStage<Receipt> failed =
          CompletableFuture.failedFuture(new BrokerUnavailableException("switched off."));
      if (failing) {
        return failed;
      }
      CompletionStage<Receipt> appended = broker.append(publication);
      return losingReceipts ? failed : appended;
    }

    @Override
    public CompletionStage<Optional<MessageId>> find(String channel, String idempotencyKey) {
      return broker.find(channel, idempotencyKey);
    }

    @Override
    public CompletionStage<BrokerSubscription> subscribe(
        String channel, Start start, Executor executor, BrokerListener listener) {
      return broker.subscribe(channel, start, executor, listener);
    }

    @Override
    public void close() {
      if (!staysOpen) {
        broker.close();
      }
    }
  }
}
