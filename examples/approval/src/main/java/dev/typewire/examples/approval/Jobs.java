package dev.typewire.examples.approval;

import dev.typewire.runtime.Realtime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the refunds' jobs, and runs one again when its question is answered or expires. */
final class Jobs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  private static final int CLOSE_SECONDS = 10;

  private final Journal journal;
  private final Realtime realtime;
  private final Duration patience;
  private final InstantSource clock;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

  Jobs(Journal journal, Realtime realtime, Duration patience, InstantSource clock) {
    this.journal = journal;
    this.realtime = realtime;
    this.patience = patience;
    this.clock = clock;
  }

  /** Takes up every job that the journal knows, those that are over too: they only tell again. */
  void resume() {
    journal.refunds().forEach(this::start);
  }

  void start(Refund refund) {
    executor.execute(() -> run(refund));
  }

  /**
   * Gives an answer to a job, which then goes on.
   *
   * @return the answer that stands: another one, if that was first
   */
  Decision answer(Refund refund, Decision decision) {
    Decision standing = journal.decide(decision);
    if (standing.equals(decision)) {
      start(refund);
    }
    return standing;
  }

  private void run(Refund refund) {
    try {
      new RefundJob(refund, journal, realtime, patience, clock)
          .run(prompt -> expireLater(refund, prompt));
    } catch (RuntimeException e) {
      log.warn("The job of refund {} failed. It runs again with the next start.", refund.id(), e);
    }
  }

  private void expireLater(Refund refund, Prompt prompt) {
    long millis = Duration.between(clock.instant(), prompt.expiresAt()).toMillis();
    var unused = executor.schedule(() -> expire(refund), millis, TimeUnit.MILLISECONDS);
  }

  private void expire(Refund refund) {
    var unused =
        answer(refund, new Decision(refund.id(), Verdict.EXPIRED, null, null, clock.instant()));
  }

  /** Leaves what waits in the journal, and returns when nothing is written to it any more. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("A job does not come to its end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
