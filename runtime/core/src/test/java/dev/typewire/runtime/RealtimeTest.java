package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Orders.Step;
import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealtimeTest {
  private final Realtime realtime = Realtime.inMemory();
  private final List<Message<Step>> steps = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    realtime.close();
  }

  private static Step step(int number) {
    return new Step("ship", number);
  }

  @Test
  void published_payloadReachesTheSubscriberOfItsTopicOnly() {
    realtime.subscribe(Orders.step("42"), steps::add);
    realtime.publish(Orders.log("42"), List.of("not for steps"));
    realtime.publish(Orders.step("43"), step(1));
    Receipt receipt = realtime.publish(Orders.step("42"), step(2));
    await().until(() -> steps.size() == 1);
    Message<Step> message = steps.get(0);
    assertThat(message.data()).isEqualTo(step(2));
    assertThat(message.id()).isEqualTo(receipt.id());
    assertThat(message.channel()).isEqualTo("order:42");
    assertThat(message.topic()).isEqualTo("step");
    assertThat(message.runId()).isNull();
  }

  @Test
  void subscriberByDefault_getsWhatItsTopicDeclaresForReplay() {
    for (int i = 0; i < 5; i++) {
      realtime.publish(Orders.log("42"), List.of("line " + i));
      realtime.publish(Orders.step("42"), step(i));
    }
    List<List<String>> lines = new CopyOnWriteArrayList<>();
    realtime.subscribe(Orders.log("42"), message -> lines.add(message.data()));
    realtime.subscribe(Orders.step("42"), steps::add);
    realtime.publish(Orders.log("42"), List.of("line 5"));
    await().until(() -> lines.size() == 3);
    assertThat(lines).containsExactly(List.of("line 3"), List.of("line 4"), List.of("line 5"));
    assertThat(steps).isEmpty();
  }

  @Test
  void subscriberSinceItsCursor_getsWhatItMissed() throws Exception {
    Subscription subscription = realtime.subscribe(Orders.step("42"), steps::add);
    MessageId cursor = realtime.publish(Orders.step("42"), step(1)).id();
    await().until(() -> subscription.cursor().equals(cursor)); // once the callback has returned
    subscription.close();
    realtime.publish(Orders.step("42"), step(2));
    realtime.subscribe(Orders.step("42"), SubscribeOptions.since(cursor), steps::add);
    await().until(() -> steps.size() == 2);
    assertThat(steps).extracting(m -> m.data().number()).containsExactly(1, 2);
  }

  @Test
  void subscriberOfTheLast_getsSoManyOfItsTopic() {
    for (int i = 0; i < 5; i++) {
      realtime.publish(Orders.step("42"), step(i));
      realtime.publish(Orders.log("42"), List.of());
    }
    realtime.subscribe(Orders.step("42"), SubscribeOptions.last(2), steps::add);
    await().until(() -> steps.size() == 2);
    assertThat(steps).extracting(m -> m.data().number()).containsExactly(3, 4);
  }

  @Test
  void gap_isToldBeforeTheMessagesAfterIt() {
    MessageId foreign = new MessageId("elsewhere", 7);
    realtime.publish(Orders.step("42"), step(1));
    List<Object> told = new CopyOnWriteArrayList<>();
    realtime.subscribe(
        Orders.step("42"),
        SubscribeOptions.since(foreign).onGap(told::add),
        message -> told.add(message.data()));
    await().until(() -> told.size() == 2);
    assertThat(told.get(0)).isInstanceOf(Gap.class);
    assertThat(told.get(1)).isEqualTo(step(1));
  }

  @Test
  void callbackThatThrows_isReported_andGetsTheNextMessage() {
    List<Throwable> errors = new CopyOnWriteArrayList<>();
    realtime.subscribe(
        Orders.step("42"),
        SubscribeOptions.now().onError(errors::add),
        message -> {
          steps.add(message);
          throw new AssertionError("the subscriber's fault");
        });
    realtime.publish(Orders.step("42"), step(1));
    realtime.publish(Orders.step("42"), step(2));
    await().until(() -> errors.size() == 2);
    assertThat(steps).hasSize(2);
  }

  @Test
  void messageOfAnotherShape_isReported_andTheNextOneComes() {
    List<Throwable> errors = new CopyOnWriteArrayList<>();
    realtime.subscribe(Orders.step("42"), SubscribeOptions.now().onError(errors::add), steps::add);
    realtime.publishJson("order:42", "step", json("[1]"), PublishOptions.NONE);
    realtime.publish(Orders.step("42"), step(2));
    await().until(() -> steps.size() == 1);
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0)).hasMessageStartingWith("PAYLOAD_UNREADABLE: ");
  }

  @Test
  void durableStep_isDeliveredOnce_howeverOftenItRuns() {
    realtime.subscribe(Orders.step("42"), steps::add);
    Receipt first = realtime.durable("run-7").publish("emit-running", Orders.step("42"), step(1));
    Receipt again = realtime.durable("run-7").publish("emit-running", Orders.step("42"), step(1));
    realtime.durable("run-7").publish("emit-done", Orders.step("42"), step(2));
    realtime.durable("run-8").publish("emit-running", Orders.step("42"), step(3));
    await().until(() -> steps.size() == 3);
    assertThat(again).isEqualTo(new Receipt(first.id(), true));
    assertThat(steps).extracting(Message::runId).containsExactly("run-7", "run-7", "run-8");
  }

  @Test
  void runAndStepIds_doNotRunIntoEachOther() {
    realtime.durable("a/b").publish("c", Orders.step("42"), step(1));
    assertThat(realtime.durable("a").publish("b/c", Orders.step("42"), step(2)).duplicate())
        .isFalse();
  }

  private record Line(@NotBlank String item, @Positive int quantity) {}

  private record Cart(List<@Valid Line> lines) {}

  private static TopicRef<Cart> cart() {
    return new TopicRef<>(
        Orders.of("42"), new TopicDefinition<>("cart", PayloadType.of(Cart.class), 0));
  }

  @Test
  void payloadThatBreaksAConstraint_isRefused_andNothingIsSent() {
    realtime.subscribe(Orders.step("42"), steps::add);
    assertThatThrownBy(() -> realtime.publish(cart(), new Cart(List.of(new Line(" ", 0)))))
        .isInstanceOfSatisfying(
            PayloadException.class,
            e -> {
              assertThat(e.code()).isEqualTo("PAYLOAD_INVALID");
              assertThat(e.violations())
                  .containsExactly(
                      new PayloadException.Violation("lines[0].item", "must not be blank"),
                      new PayloadException.Violation(
                          "lines[0].quantity", "must be greater than 0"));
            });
    assertThat(realtime.publish(Orders.step("42"), step(1)).id().sequence()).isEqualTo(1);
  }

  @Test
  void validation_canBeTurnedOff() {
    try (Realtime lenient = Realtime.builder().validation(false).build()) {
      lenient.publish(cart(), new Cart(List.of(new Line("", 0))));
    }
  }

  @Test
  void payloadOverTheLimit_isRefused() {
    try (Realtime small = Realtime.builder().maxPayloadBytes(20).build()) {
      assertThatThrownBy(() -> small.publish(Orders.log("42"), List.of("x".repeat(17))))
          .hasMessage(
              "PAYLOAD_TOO_LARGE: the payload for topic \"log\" of \"order:42\" has 21 bytes of JSON;"
                  + " the limit is 20. Send a reference to what is large.");
      small.publish(Orders.log("42"), List.of("x".repeat(16)));
    }
  }

  @Test
  void nullPayload_isRefused() {
    assertThatThrownBy(() -> realtime.publish(Orders.step("42"), null))
        .hasMessageStartingWith("PAYLOAD_MISSING: ");
  }

  private static class Loop {
    public Loop getSelf() {
      return this;
    }
  }

  @Test
  void payloadThatJacksonCannotWrite_isRefused() {
    TopicRef<Loop> topic =
        new TopicRef<>(
            Orders.of("42"), new TopicDefinition<>("loop", PayloadType.of(Loop.class), 0));
    assertThatThrownBy(() -> realtime.publish(topic, new Loop()))
        .hasMessageStartingWith("PAYLOAD_UNWRITABLE: ");
  }

  @Test
  void nameThatCannotBe_isRefused() {
    assertThatThrownBy(
            () -> realtime.publishJson("order:{id}", "step", json("1"), PublishOptions.NONE))
        .hasMessageContaining("Fill the placeholders first.");
    assertThatThrownBy(() -> realtime.publishJson("", "step", json("1"), PublishOptions.NONE))
        .hasMessage("The channel name has 0 bytes of UTF-8; 1 to 255 can be.");
  }

  private static Payload json(String text) {
    return Payload.ofJson(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void brokerThatDoesNotAnswer_failsThePublishInTime() {
    Broker silent =
        new Broker() {
          @Override
          public CompletionStage<Receipt> append(Publication publication) {
            return new CompletableFuture<>();
          }

          @Override
          public CompletionStage<Optional<MessageId>> find(String channel, String key) {
            return new CompletableFuture<>();
          }

          @Override
          public CompletionStage<BrokerSubscription> subscribe(
              String channel, Start start, Executor executor, BrokerListener listener) {
            return new CompletableFuture<>();
          }

          @Override
          public void close() {}
        };
    try (Realtime slow =
        Realtime.builder().broker(silent).publishTimeout(Duration.ofMillis(20)).build()) {
      assertThatThrownBy(() -> slow.publish(Orders.step("42"), step(1)))
          .isInstanceOf(BrokerUnavailableException.class)
          .hasMessage(
              "BROKER_UNAVAILABLE (retry later): the broker did not answer within PT0.02S. It may"
                  + " have the message.");
      assertThatThrownBy(slow::tokens).hasMessageStartingWith("No signing key.");
    }
  }

  @Test
  void undeclaredChannel_isUnknownToTheContract() {
    assertThat(realtime.definitionOf("nowhere")).isEmpty();
  }
}
