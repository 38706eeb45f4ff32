package dev.typewire.runtime;

import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import dev.typewire.runtime.token.Revocation;
import dev.typewire.runtime.token.RevocationChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Revocations as messages of a channel of Typewire's own, so that every node on the broker gets
 * them, also one that starts later.
 */
final class BrokerRevocations implements RevocationChannel, BrokerListener {
  static final String CHANNEL = ChannelNames.RESERVED + "revoked";

  /** Revocations that a node can learn of that starts later: the broker keeps no more. */
  static final int HISTORY = 10_000;

  private static final Logger log = LoggerFactory.getLogger(BrokerRevocations.class);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String TOKEN = "token";
  private static final String SUBJECT = "subject";
  private static final long RETRY_SECONDS = 2;

  /** Nodes' clocks differ, and a token is accepted for some seconds after its end. */
  private static final Duration SPARE = Duration.ofMinutes(1);

  private final Broker broker;
  private final Executor executor;
  private final Duration retention;
  private final Consumer<CompletionStage<Receipt>> await;
  private volatile Consumer<Revocation> listener = revocation -> {};
  private volatile boolean closed;

  /**
   * Over this broker.
   *
   * @param maxTokenLifetime the longest that a token can last
   * @param await waits for the broker's receipt, and throws if none comes
   */
  BrokerRevocations(
      Broker broker,
      Executor executor,
      Duration maxTokenLifetime,
      Consumer<CompletionStage<Receipt>> await) {
    this.broker = broker;
    this.executor = executor;
    this.retention = maxTokenLifetime.plus(SPARE);
    this.await = await;
  }

  @Override
  public void send(Revocation.Kind kind, String value) {
    Payload payload = Payload.ofJson(MAPPER.writeValueAsBytes(value));
    String topic = kind == Revocation.Kind.TOKEN ? TOKEN : SUBJECT;
    await.accept(
        broker.append(
            new Publication(
                CHANNEL,
                topic,
                MessageKind.DATA,
                null,
                payload,
                null,
                null,
                null,
                HISTORY,
                retention)));
  }

  @Override
  public void follow(Consumer<Revocation> to) {
    listener = to;
    subscribe();
  }

  private void subscribe() {
    if (closed) {
      return;
    }
    Start all = Start.replay(Map.of(TOKEN, HISTORY, SUBJECT, HISTORY));
    try {
      var unused = broker.subscribe(CHANNEL, all, executor, this).whenComplete(this::subscribed);
    } catch (RuntimeException e) {
      subscribed(null, e);
    }
  }

  private void subscribed(@Nullable BrokerSubscription subscription, @Nullable Throwable fault) {
    if (subscription != null) {
      subscription.request(Long.MAX_VALUE);
    } else if (!closed) {
      log.warn("Revoked tokens of other nodes are unknown until the broker answers", fault);
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, executor)
          .execute(this::subscribe);
    }
  }

  @Override
  public void onMessage(StoredMessage message) {
    Revocation.Kind kind =
        message.topic().equals(TOKEN) ? Revocation.Kind.TOKEN : Revocation.Kind.SUBJECT;
    try {
      String value = MAPPER.readValue(message.payload().bytes(), String.class);
      listener.accept(new Revocation(kind, value, message.createdAt()));
    } catch (JacksonException e) {
      log.warn("A message of {} is no revocation", CHANNEL);
    }
  }

  @Override
  public void onGap(Gap gap) {
    log.warn("Revocations were lost: more than {} came within {}", HISTORY, retention);
  }

  @Override
  public void onEnd(@Nullable Throwable cause) {
    if (cause != null) {
      subscribed(null, cause);
    }
  }

  /** Tries no more to follow; the broker itself ends what stands. */
  void close() {
    closed = true;
  }
}
