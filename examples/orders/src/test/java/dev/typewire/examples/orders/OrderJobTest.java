package dev.typewire.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Message;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicRef;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrderJobTest {
  private final Realtime realtime = Realtime.inMemory();
  private final Workers workers = new LocalWorkers(realtime, () -> {}, InstantSource.system());
  private final List<String> page = follow(OrderChannelRef.of("1").step(), OrderJobTest::describe);
  private final List<String> admin =
      follow(
          AdminChannelRef.of().order(),
          change -> change.orderId() + " " + change.step() + " " + change.status());

  @AfterEach
  void close() {
    workers.close();
    realtime.close();
  }

  @Test
  void allGoesWell_eachStepIsToldInOrder() {
    start(Mishap.NONE);
    await().until(() -> page.contains("ship COMPLETE {parcel=TW-1}"));
    assertThat(page)
        .containsExactly(
            "capture-payment RUNNING",
            "capture-payment RUNNING {stage=intent-created}",
            "capture-payment RUNNING {stage=authorized}",
            "capture-payment COMPLETE {amountInCents=2800}",
            "reserve-inventory RUNNING",
            "reserve-inventory RUNNING {stage=shelf-found}",
            "reserve-inventory COMPLETE {reserved=2}",
            "ship RUNNING",
            "ship RUNNING {stage=label-printed}",
            "ship RUNNING {stage=handed-to-carrier}",
            "ship COMPLETE {parcel=TW-1}");
  }

  @Test
  void paymentFailsOnce_isTriedAgain() {
    start(Mishap.PAYMENT_FAILS_ONCE);
    await().until(() -> page.contains("capture-payment COMPLETE {amountInCents=2800}"));
    assertThat(page)
        .startsWith(
            "capture-payment RUNNING",
            "capture-payment RUNNING {stage=intent-created}",
            "capture-payment FAILED {reason=card-declined, attempt=1, retry=true}",
            "capture-payment RUNNING {attempt=2}",
            "capture-payment RUNNING {stage=intent-created}",
            "capture-payment RUNNING {stage=authorized}",
            "capture-payment COMPLETE {amountInCents=2800}");
  }

  @Test
  void paymentDeclined_endsTheOrderAfterThreeAttempts() {
    start(Mishap.PAYMENT_DECLINED);
    String end = "capture-payment FAILED {reason=card-declined, attempt=3, retry=false}";
    await().until(() -> page.contains(end));
    assertThat(page).filteredOn(step -> step.contains("FAILED")).hasSize(3);
    assertThat(page).endsWith(end);
  }

  @Test
  void workerCrashes_nextOneRunsTheJobAgain_andEachDurableStepIsToldOnce() {
    start(Mishap.WORKER_CRASHES);
    await().until(() -> admin.contains("1 ship COMPLETE"));
    assertThat(admin)
        .containsExactly(
            "1 capture-payment RUNNING",
            "1 capture-payment COMPLETE",
            "1 reserve-inventory RUNNING",
            "1 reserve-inventory COMPLETE",
            "1 ship RUNNING",
            "1 ship COMPLETE");
    await().until(() -> page.contains("ship COMPLETE {parcel=TW-1}"));
    assertThat(page).doesNotHaveDuplicates().hasSize(12);
    assertThat(page)
        .containsSubsequence(
            "reserve-inventory RUNNING",
            "reserve-inventory RUNNING {stage=shelf-found}",
            "reserve-inventory RUNNING {stage=shelf-found, worker=2}",
            "reserve-inventory COMPLETE {reserved=2}");
  }

  private void start(Mishap mishap) {
    workers.start(new Order("1", Users.ADA.id(), Item.MUG, 2, mishap, 0));
  }

  private <T> List<String> follow(TopicRef<T> topic, Function<T, String> description) {
    List<String> seen = new CopyOnWriteArrayList<>();
    realtime.subscribe(topic, (Message<T> message) -> seen.add(description.apply(message.data())));
    return seen;
  }

  private static String describe(OrderStep step) {
    Map<String, Object> output = step.output();
    return step.name() + " " + step.status() + (output == null ? "" : " " + output);
  }
}
