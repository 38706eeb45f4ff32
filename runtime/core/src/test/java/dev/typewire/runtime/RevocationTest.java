package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.token.ClientToken;
import dev.typewire.runtime.token.TokenException;
import dev.typewire.runtime.token.TokenGrant;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that share a broker and a key. */
class RevocationTest {
  private static final String KEY = "a secret of at least 32 characters";

  private static final List<TopicGrant> GRANTS = List.of(new TopicGrant("order:1", "step"));

  private final InMemoryBroker broker = InMemoryBroker.create();
  private final Realtime one = node();
  private final Realtime other = node();

  private Realtime node() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private String token(String subject) {
    return one.tokens().mint(TokenOptions.DEFAULT.forSubject(subject), GRANTS).key();
  }

  private static boolean isRevoked(Realtime node, String token) {
    try {
      node.tokens().verify(token);
      return false;
    } catch (TokenException e) {
      assertThat(e.code()).isEqualTo(TokenException.REVOKED);
      return true;
    }
  }

  @Test
  void revokedToken_isRefusedByEveryNode_alsoByOneThatStartsLater_andOthersAreNot() {
    String revoked = token("ada");
    String kept = token("ada");
    TokenGrant grant = other.tokens().verify(revoked);
    one.tokens().revoke(grant.id());
    assertThat(isRevoked(one, revoked)).isTrue();
    await().until(() -> isRevoked(other, revoked));
    assertThat(other.tokens().isRevoked(grant)).isTrue();
    try (Realtime later = node()) {
      await().until(() -> isRevoked(later, revoked));
      assertThat(isRevoked(later, kept)).isFalse();
    }
    assertThat(isRevoked(one, kept)).isFalse();
  }

  @Test
  void revokedSubject_losesEveryToken_andGetsNewOnes() {
    String ada = token("ada");
    String bob = token("bob");
    one.tokens().revokeSubject("ada");
    await().until(() -> isRevoked(other, ada));
    assertThat(isRevoked(other, bob)).isFalse();
    await().until(() -> !isRevoked(other, token("ada"))); // the second has to pass
    assertThat(isRevoked(other, ada)).isTrue();
  }

  @Test
  void nodesWhoseOwnClockIsWrong_goByTheBrokers() {
    InstantSource aDayLess = InstantSource.offset(InstantSource.system(), Duration.ofDays(-1));
    try (InMemoryBroker itsOwn = InMemoryBroker.builder().clock(aDayLess).build();
        Realtime minting = Realtime.builder().broker(itsOwn).signingKey(KEY).build();
        Realtime checking = Realtime.builder().broker(itsOwn).signingKey(KEY).build()) {
      ClientToken token = minting.tokens().mint(TokenOptions.DEFAULT.forSubject("ada"), GRANTS);
      assertThat(token.expiresAt()).isBefore(Instant.now().minus(Duration.ofHours(23)));
      assertThat(isRevoked(checking, token.key())).isFalse();
      minting.tokens().revokeSubject("ada");
      await().until(() -> isRevoked(checking, token.key()));
    }
  }

  @Test
  void listeners_areToldOfOtherNodesRevocations_untilTheyAreTakenAway() {
    AtomicInteger told = new AtomicInteger();
    Runnable listener = told::incrementAndGet;
    other.tokens().addRevocationListener(listener);
    one.tokens().revoke("some-id");
    await().until(() -> told.get() == 1);
    other.tokens().removeRevocationListener(listener);
    other.tokens().revoke("another-id");
    assertThat(told.get()).isEqualTo(1);
  }

  @Test
  void brokerThatDoesNotAnswer_failsTheCall_butThisNodeKnows() {
    String token = token("ada");
    String id = one.tokens().verify(token).id();
    broker.close();
    assertThatThrownBy(() -> one.tokens().revoke(id))
        .isInstanceOf(BrokerUnavailableException.class);
    assertThat(isRevoked(one, token)).isTrue();
  }

  @Test
  void nodeWhoseBrokerDoesNotAnswer_learnsOfRevocationsWhenItIsBack() {
    String token = token("ada");
    one.tokens().revoke(one.tokens().verify(token).id());
    AtomicBoolean up = new AtomicBoolean();
    Broker away = new SometimesAway(broker, up);
    try (Realtime node = Realtime.builder().broker(away).signingKey(KEY).build()) {
      assertThat(isRevoked(node, token)).isFalse();
      up.set(true);
      await().until(() -> isRevoked(node, token));
    }
  }

  /** A broker that nobody can subscribe to until it is up. */
  private record SometimesAway(Broker broker, AtomicBoolean up) implements Broker {
    @Override
    public CompletionStage<Receipt> append(Publication publication) {
      return broker.append(publication);
    }

    @Override
    public CompletionStage<Optional<MessageId>> find(String channel, String idempotencyKey) {
      return broker.find(channel, idempotencyKey);
    }

    @Override
    public CompletionStage<BrokerSubscription> subscribe(
        String channel, Start start, Executor executor, BrokerListener listener) {
      return up.get()
          ? broker.subscribe(channel, start, executor, listener)
          : CompletableFuture.failedFuture(new BrokerUnavailableException("it is away."));
    }

    @Override
    public void close() {
      broker.close();
    }
  }

  @Test
  void nobodyPublishesRevocationsByName() {
    Payload payload = Payload.ofJson("\"x\"".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () -> one.publishJson("typewire:revoked", "token", payload, PublishOptions.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatCode(() -> one.publishJson("typewired", "token", payload, PublishOptions.NONE))
        .doesNotThrowAnyException();
  }
}
