package dev.typewire.examples.orders;

import dev.typewire.runtime.DurableRun;
import dev.typewire.runtime.Realtime;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one order: the payment is captured, the inventory reserved, the parcel shipped.
 *
 * <p>Between steps it publishes durably: a job that runs again after a crash publishes the same
 * step ids, and nobody sees a message twice. Inside a step it publishes plainly: a step that is
 * tried again tells its stages again.
 */
final class OrderJob {
  private static final int MAX_ATTEMPTS = 3;

  private final Order order;
  private final Journal journal;
  private final Pace pace;
  private final InstantSource clock;
  private final OrderChannel page;
  private final OrderChannelDurablePublisher durablePage;
  private final AdminChannelDurablePublisher durableAdmin;

  OrderJob(Realtime realtime, Order order, Journal journal, Pace pace, InstantSource clock) {
    OrderChannelRef channel = OrderChannelRef.of(order.id());
    DurableRun run = realtime.durable("order-" + order.id());
    this.order = order;
    this.journal = journal;
    this.pace = pace;
    this.clock = clock;
    this.page = channel.publisher(realtime);
    this.durablePage = channel.publisher(run);
    this.durableAdmin = AdminChannelRef.of().publisher(run);
  }

  /**
   * Runs the job from its start; steps that the journal has are not done again.
   *
   * @throws StepFailedException if the last attempt at a step failed; the order ends there
   */
  void run() throws StepFailedException, InterruptedException {
    journal.begin();
    step("capture-payment", this::capturePayment);
    step("reserve-inventory", this::reserveInventory);
    step("ship", this::ship);
  }

  private Map<String, Object> capturePayment(int attempt)
      throws StepFailedException, InterruptedException {
    stage("capture-payment", "intent-created");
    pace.rest();
    if (order.mishap() == Mishap.PAYMENT_DECLINED
        || (order.mishap() == Mishap.PAYMENT_FAILS_ONCE && attempt == 1)) {
      throw new StepFailedException("card-declined");
    }
    stage("capture-payment", "authorized");
    pace.rest();
    return Map.of("amountInCents", order.amountInCents());
  }

  private Map<String, Object> reserveInventory(int attempt) throws InterruptedException {
    stage("reserve-inventory", "shelf-found");
    pace.rest();
    if (order.mishap() == Mishap.WORKER_CRASHES && journal.worker() == 1) {
      throw new WorkerCrash();
    }
    return Map.of("reserved", order.quantity());
  }

  private Map<String, Object> ship(int attempt) throws InterruptedException {
    stage("ship", "label-printed");
    pace.rest();
    stage("ship", "handed-to-carrier");
    pace.rest();
    return Map.of("parcel", "TW-" + order.id());
  }

  private void step(String name, Work work) throws StepFailedException, InterruptedException {
    while (true) {
      int attempt = journal.attempt(name);
      emit(name, OrderStatus.RUNNING, attempt, attempt == 1 ? null : Map.of("attempt", attempt));
      try {
        Map<String, Object> result = journal.result(name);
        if (result == null) {
          result = work.perform(attempt);
          journal.finished(name, result);
        }
        emit(name, OrderStatus.COMPLETE, attempt, result);
        return;
      } catch (StepFailedException e) {
        boolean last = attempt == MAX_ATTEMPTS;
        emit(
            name,
            OrderStatus.FAILED,
            attempt,
            output("reason", e.reason(), "attempt", attempt, "retry", !last));
        if (last) {
          throw e;
        }
        journal.failed(name);
        pace.rest();
      }
    }
  }

  /** Tells both pages how a step stands, once however often this job runs. */
  private void emit(
      String step, OrderStatus status, int attempt, @Nullable Map<String, Object> output) {
    String id = "emit-" + step + "-" + status.name().toLowerCase(Locale.ROOT);
    String stepId = attempt == 1 ? id : id + "-" + attempt;
    long now = clock.millis();
    durablePage.step(stepId, new OrderStep(step, status, output, now));
    durableAdmin.order(stepId, new OrderChanged(order.id(), step, status, now));
  }

  /** Tells the order's page how far a running step has come. */
  private void stage(String step, String stage) {
    Map<String, Object> output =
        journal.worker() == 1
            ? Map.of("stage", stage)
            : output("stage", stage, "worker", journal.worker());
    page.step(new OrderStep(step, OrderStatus.RUNNING, output, clock.millis()));
  }

  private static Map<String, Object> output(Object... namesAndValues) {
    Map<String, Object> output = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      output.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return output;
  }

  @FunctionalInterface
  private interface Work {
    /** Makes one attempt, counted from 1, and says what came of it. */
    Map<String, Object> perform(int attempt) throws StepFailedException, InterruptedException;
  }
}
