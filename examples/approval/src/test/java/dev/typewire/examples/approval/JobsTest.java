package dev.typewire.examples.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobsTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir private Path folder;

  private Realtime realtime;
  private Journal journal;
  private Jobs jobs;
  private List<Prompt> asked;
  private List<Decision> decided;
  private List<Outcome> done;

  @BeforeEach
  void begin() {
    begin(LONG);
  }

  private void begin(Duration patience) {
    realtime = Realtime.inMemory();
    journal = new Journal(folder.resolve("journal.json"), realtime.mapper());
    jobs = new Jobs(journal, realtime, patience, InstantSource.system());
    RefundsChannelRef refunds = RefundsChannelRef.of();
    asked = follow(refunds.asked());
    decided = follow(refunds.decided());
    done = follow(refunds.done());
  }

  @AfterEach
  void close() {
    jobs.close();
    realtime.close();
  }

  /** What a crash leaves is the journal: a new broker, and a new program. */
  private void restart(Duration patience) {
    close();
    begin(patience);
    jobs.resume();
  }

  @Test
  void job_asks_andWaits() {
    start();
    await().until(() -> asked.size() == 1);
    assertThat(asked.get(0).customer()).isEqualTo("Lin");
    assertThat(asked.get(0).expiresAt()).isEqualTo(asked.get(0).askedAt().plus(LONG));
    assertThat(decided).isEmpty();
  }

  @Test
  void jobThatRunsAgain_asksNobodyAgain() {
    Refund refund = start();
    jobs.start(refund);
    jobs.start(refund);
    jobs.answer(refund, decision(refund, "Ada"));
    await().until(() -> done.size() == 1 && !asked.isEmpty());
    assertThat(asked).hasSize(1);
  }

  @Test
  void answer_letsTheJobGoOn_once() {
    Refund refund = start();
    Decision decision = decision(refund, "Ada");
    assertThat(jobs.answer(refund, decision)).isEqualTo(decision);
    await().until(this::isDone);
    assertThat(decided).containsExactly(decision);
    assertThat(done.get(0).text()).isEqualTo("Paid €48.00 to Lin.");
  }

  @Test
  void manyAnswersAtOnce_oneStands_andAllAreToldWhich() throws Exception {
    Refund refund = start();
    int people = 16;
    CyclicBarrier together = new CyclicBarrier(people);
    ExecutorService executor = Executors.newFixedThreadPool(people);
    List<Future<Decision>> answers = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Decision own = decision(refund, "Person " + i);
      answers.add(
          executor.submit(
              () -> {
                together.await();
                return jobs.answer(refund, own);
              }));
    }
    Decision standing = answers.get(0).get();
    for (Future<Decision> answer : answers) {
      assertThat(answer.get()).isEqualTo(standing);
    }
    executor.shutdown();
    await().until(this::isDone);
    assertThat(decided).containsExactly(standing);
  }

  @Test
  void noAnswerInTime_expires_andTheJobGoesOn() {
    close();
    begin(Duration.ofMillis(20));
    start();
    await().until(this::isDone);
    assertThat(decided).extracting(Decision::verdict).containsExactly(Verdict.EXPIRED);
    assertThat(done.get(0).text()).startsWith("Paid nothing");
  }

  @Test
  void restart_keepsTheQuestionAndItsDeadline_andTakesTheAnswer() {
    Refund refund = start();
    await().until(() -> asked.size() == 1);
    Prompt before = asked.get(0);
    restart(Duration.ofHours(5));
    await().until(() -> asked.size() == 1);
    assertThat(asked).containsExactly(before);
    jobs.answer(refund, decision(refund, "Grace"));
    await().until(() -> done.size() == 1);
  }

  @Test
  void restart_afterTheDeadline_expiresTheQuestion() {
    close();
    begin(Duration.ZERO);
    journal.ask(overdue(journal.open("Lin", 4_800, "It came twice")));
    restart(LONG);
    await().until(this::isDone);
    assertThat(decided).extracting(Decision::verdict).containsExactly(Verdict.EXPIRED);
  }

  @Test
  void restart_tellsAgainWhatIsOver_asItWas() {
    Refund refund = start();
    jobs.answer(refund, decision(refund, "Ada"));
    await().until(this::isDone);
    Decision before = decided.get(0);
    restart(LONG);
    await().until(this::isDone);
    assertThat(decided).containsExactly(before);
  }

  private Refund start() {
    Refund refund = journal.open("Lin", 4_800, "It came twice");
    jobs.start(refund);
    await().until(() -> journal.asked(refund.id()).isPresent());
    return refund;
  }

  /** Each topic is followed by itself, so the end of the job may be seen before the decision. */
  private boolean isDone() {
    return done.size() == 1 && !decided.isEmpty();
  }

  private static Prompt overdue(Refund refund) {
    Instant then = Instant.parse("2026-01-01T00:00:00Z");
    return new Prompt(
        refund.id(), refund.customer(), refund.amountInCents(), refund.reason(), then, then);
  }

  private static Decision decision(Refund refund, String by) {
    return new Decision(refund.id(), Verdict.APPROVED, by, null, Instant.EPOCH);
  }

  private <T> List<T> follow(TopicRef<T> topic) {
    List<T> seen = new CopyOnWriteArrayList<>();
    realtime.subscribe(topic, message -> seen.add(message.data()));
    return seen;
  }
}
