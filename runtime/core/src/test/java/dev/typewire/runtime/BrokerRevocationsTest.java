package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import dev.typewire.runtime.broker.contract.RecordingListener;
import dev.typewire.runtime.token.Revocation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nodes do about revocations that the broker has lost. */
class BrokerRevocationsTest {
  private final InMemoryBroker broker = InMemoryBroker.create();
  private final List<Revocation> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    broker.close();
  }

  private BrokerRevocations node(List<Revocation> to) {
    BrokerRevocations node =
        new BrokerRevocations(
            broker, Runnable::run, Duration.ofHours(1), BrokerRevocationsTest::join);
    node.follow(to::add);
    return node;
  }

  private static void join(CompletionStage<Receipt> receipt) {
    receipt.toCompletableFuture().join();
  }

  private List<StoredMessage> stored() {
    RecordingListener all = new RecordingListener();
    broker
        .subscribe(
            BrokerRevocations.CHANNEL,
            Start.replay(Map.of("token", 100, "subject", 100)),
            Runnable::run,
            all)
        .toCompletableFuture()
        .join()
        .request(Long.MAX_VALUE);
    return all.messages();
  }

  private static Gap gapFrom(String epoch) {
    return new Gap(BrokerRevocations.CHANNEL, new MessageId(epoch, 7), new MessageId("new", 0));
  }

  @Test
  void brokerThatLostItsData_isToldAgainOnce_ofWhenEachWasRevoked() {
    BrokerRevocations one = node(told);
    BrokerRevocations other = node(new CopyOnWriteArrayList<>());
    one.send(Revocation.Kind.TOKEN, "a-token");
    one.send(Revocation.Kind.SUBJECT, "ada");
    await().until(() -> told.size() == 2);
    List<Revocation> before = List.copyOf(told);
    one.onGap(gapFrom("old"));
    other.onGap(gapFrom("old"));
    one.onGap(gapFrom("old"));
    await().until(() -> stored().size() == 4);
    assertThat(told.subList(2, 4)).isEqualTo(before);
    assertThat(stored()).hasSize(4);
  }

  @Test
  void historyThatIsTooShort_isNoReasonToTellAgain() {
    BrokerRevocations node = node(told);
    node.send(Revocation.Kind.TOKEN, "a-token");
    await().until(() -> told.size() == 1);
    node.onGap(gapFrom("new"));
    assertThat(stored()).hasSize(1);
  }
}
