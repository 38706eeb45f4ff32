package dev.typewire.examples.approval;

import dev.typewire.runtime.Realtime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What happens to one refund: a person is asked, and the money is paid or not.
 *
 * <p>The job waits for the answer without holding a thread: it ends, and runs again from its start
 * when there is one. What it publishes is durable, so running it again, also after a crash, shows
 * nobody anything twice.
 */
final class RefundJob {
  private final Refund refund;
  private final Journal journal;
  private final RefundsChannelDurablePublisher page;
  private final Duration patience;
  private final InstantSource clock;

  /**
   * Makes a job that does nothing yet.
   *
   * @param patience how long a person has to answer
   */
  RefundJob(
      Refund refund, Journal journal, Realtime realtime, Duration patience, InstantSource clock) {
    this.refund = refund;
    this.journal = journal;
    this.page = RefundsChannelRef.of().publisher(realtime.durable("refund-" + refund.id()));
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Runs the job from its start, as far as it comes.
   *
   * @param waits is told of the question if there is no answer yet
   */
  void run(Consumer<Prompt> waits) {
    Prompt prompt = journal.ask(question());
    page.asked("ask", prompt);
    Optional<Decision> decision = journal.decision(refund.id());
    if (decision.isEmpty()) {
      waits.accept(prompt);
      return;
    }
    page.decided("decide", decision.get());
    page.done("finish", journal.finish(goOn(decision.get())));
  }

  private Prompt question() {
    Instant now = clock.instant();
    return new Prompt(
        refund.id(),
        refund.customer(),
        refund.amountInCents(),
        refund.reason(),
        now,
        now.plus(patience));
  }

  /** Here the money would be moved. */
  private Outcome goOn(Decision decision) {
    String amount = String.format(Locale.ROOT, "€%.2f", refund.amountInCents() / 100.0);
    String text =
        switch (decision.verdict()) {
          case APPROVED -> "Paid " + amount + " to " + refund.customer() + ".";
          case DECLINED -> "Told " + refund.customer() + " that it was declined.";
          case EXPIRED -> "Paid nothing, and put it back into the queue.";
        };
    return new Outcome(refund.id(), text);
  }
}
