package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Orders.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link Realtime#messages}: a {@link Flow.Publisher} with back pressure. */
class MessagesTest {
  private final Realtime realtime = Realtime.inMemory();

  @AfterEach
  void close() {
    realtime.close();
  }

  private static class Recorder implements Flow.Subscriber<Message<Step>> {
    final List<Integer> numbers = new CopyOnWriteArrayList<>();
    final List<Throwable> errors = new CopyOnWriteArrayList<>();
    volatile boolean completed;
    volatile Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(Message<Step> message) {
      numbers.add(message.data().number());
    }

    @Override
    public void onError(Throwable error) {
      errors.add(error);
    }

    @Override
    public void onComplete() {
      completed = true;
    }
  }

  private Recorder follow(SubscribeOptions options) {
    Recorder recorder = new Recorder();
    realtime.messages(Orders.step("42"), options).subscribe(recorder);
    return recorder;
  }

  private MessageId publish(int number) {
    realtime.publish(Orders.log("42"), List.of("between"));
    return realtime.publish(Orders.step("42"), new Step("ship", number)).id();
  }

  @Test
  void subscriber_getsAsManyAsItAsksFor_otherTopicsNotCounted() {
    Recorder recorder = follow(SubscribeOptions.now());
    for (int i = 1; i <= 5; i++) {
      publish(i);
    }
    assertThat(recorder.numbers).isEmpty();
    recorder.subscription.request(2);
    await().untilAsserted(() -> assertThat(recorder.numbers).containsExactly(1, 2));
    recorder.subscription.request(3);
    await().untilAsserted(() -> assertThat(recorder.numbers).containsExactly(1, 2, 3, 4, 5));
  }

  @Test
  void cancelledSubscriber_getsNothingMore() {
    Recorder cancelled = follow(SubscribeOptions.now());
    cancelled.subscription.request(10);
    publish(1);
    await().until(() -> cancelled.numbers.size() == 1);
    cancelled.subscription.cancel();
    Recorder other = follow(SubscribeOptions.now());
    other.subscription.request(10);
    publish(2);
    await().until(() -> other.numbers.size() == 1);
    assertThat(cancelled.numbers).containsExactly(1);
    assertThat(cancelled.completed).isFalse();
  }

  @Test
  void gapWithoutAListener_endsTheFlowWithTheWayOn() {
    publish(1);
    Recorder recorder = follow(SubscribeOptions.since(new MessageId("elsewhere", 3)));
    recorder.subscription.request(1);
    await().until(() -> !recorder.errors.isEmpty());
    assertThat(recorder.errors.get(0))
        .isInstanceOf(GapException.class)
        .hasMessageContaining("Subscribe again since ");
    assertThat(recorder.numbers).isEmpty();
  }

  @Test
  void gapWithAListener_isTold_andTheFlowGoesOn() {
    publish(1);
    List<Gap> gaps = new CopyOnWriteArrayList<>();
    Recorder recorder =
        follow(SubscribeOptions.since(new MessageId("elsewhere", 3)).onGap(gaps::add));
    recorder.subscription.request(9);
    await().until(() -> recorder.numbers.size() == 1);
    assertThat(gaps).hasSize(1);
  }

  @Test
  void requestOfNothing_isAnError() {
    Recorder recorder = follow(SubscribeOptions.now());
    recorder.subscription.request(0);
    assertThat(recorder.errors).singleElement().isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closedRealtime_completesTheFlow() {
    Recorder recorder = follow(SubscribeOptions.now());
    recorder.subscription.request(1);
    realtime.close();
    await().until(() -> recorder.completed);
  }

  @Test
  void gap_isToldBeforeTheMessagesAfterIt_whenThereIsDemandFromTheBeginning() {
    MessageId foreign = new MessageId("elsewhere", 3);
    publish(1);
    for (int round = 0; round < 500; round++) {
      List<String> told = new CopyOnWriteArrayList<>();
      Recorder recorder =
          new Recorder() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
              given.request(Long.MAX_VALUE);
              Thread.yield();
            }

            @Override
            public void onNext(Message<Step> message) {
              told.add("message");
            }
          };
      SubscribeOptions options = SubscribeOptions.since(foreign).onGap(gap -> told.add("gap"));
      realtime.messages(Orders.step("42"), options).subscribe(recorder);
      await().pollInterval(Duration.ofMillis(1)).until(() -> told.size() == 2);
      assertThat(told).containsExactly("gap", "message");
    }
  }

  @Test
  void subscribersOwnFailure_doesNotEndItsFlow() {
    Recorder recorder =
        new Recorder() {
          @Override
          public void onNext(Message<Step> message) {
            super.onNext(message);
            realtime.publish(Orders.step("43"), null);
          }
        };
    realtime.messages(Orders.step("42")).subscribe(recorder);
    recorder.subscription.request(9);
    publish(1);
    publish(2);
    await().until(() -> recorder.numbers.size() == 2);
    assertThat(recorder.errors).isEmpty();
  }
}
