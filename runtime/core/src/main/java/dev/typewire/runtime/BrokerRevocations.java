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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Revocations as messages of a channel of Typewire's own, so that every node on the broker gets
 * them, also one that starts later.
 *
 * <p>A broker that has lost its data has lost them too, while the nodes know them still: so each
 * node tells it again of those that are in force, and a key makes one message of all that nodes
 * tell alike. Such a message says when the revocation was, since it comes later.
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
  private final Map<String, Revocation> known = new LinkedHashMap<>();
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
    await.accept(append(kind, MAPPER.valueToTree(value), null));
  }

  private CompletionStage<Receipt> append(
      Revocation.Kind kind, JsonNode content, @Nullable String key) {
    return broker.append(
        new Publication(
            CHANNEL,
            kind == Revocation.Kind.TOKEN ? TOKEN : SUBJECT,
            MessageKind.DATA,
            null,
            Payload.ofJson(MAPPER.writeValueAsBytes(content)),
            key,
            null,
            null,
            HISTORY,
            retention));
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
      Revocation revocation = read(kind, message);
      remember(revocation);
      listener.accept(revocation);
    } catch (JacksonException | DateTimeException e) {
      log.warn("A message of {} is no revocation", CHANNEL);
    }
  }

  private static Revocation read(Revocation.Kind kind, StoredMessage message) {
    JsonNode content = MAPPER.readTree(message.payload().bytes());
    return content.isObject()
        ? new Revocation(
            kind, content.path("value").asString(), Instant.parse(content.path("at").asString()))
        : new Revocation(kind, content.asString(), message.createdAt());
  }

  private synchronized void remember(Revocation revocation) {
    String name = revocation.kind() + ":" + revocation.value();
    known.remove(name);
    known.put(name, revocation);
    Iterator<Revocation> oldest = known.values().iterator();
    Instant over = revocation.at().minus(retention);
    while (oldest.hasNext()) {
      boolean isOver = oldest.next().at().isBefore(over);
      if (!isOver && known.size() <= HISTORY) {
        return;
      }
      oldest.remove();
    }
  }

  @Override
  public void onGap(Gap gap) {
    MessageId after = gap.after();
    if (after != null && after.epoch().equals(gap.cursor().epoch())) {
      log.warn("Revocations were lost: more than {} came within {}", HISTORY, retention);
    } else {
      tellAgain();
    }
  }

  private void tellAgain() {
    List<Revocation> all = known();
    log.warn("The broker lost its data; it is told of {} revocations again", all.size());
    CompletionStage<?> last = CompletableFuture.completedFuture(null);
    for (Revocation revocation : all) {
      last = last.thenCompose(before -> tellAgain(revocation));
    }
    var unused =
        last.whenComplete(
            (done, fault) -> {
              if (fault != null) {
                couldNotTell(fault);
              }
            });
  }

  private synchronized List<Revocation> known() {
    return List.copyOf(known.values());
  }

  private CompletionStage<Receipt> tellAgain(Revocation revocation) {
    String key = revocation.kind() + ":" + revocation.value() + ":" + revocation.at();
    JsonNode content =
        MAPPER
            .createObjectNode()
            .put("value", revocation.value())
            .put("at", revocation.at().toString());
    return append(revocation.kind(), content, key);
  }

  private void couldNotTell(Throwable fault) {
    if (!closed) {
      log.warn("The broker could not be told of revocations again", fault);
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, executor)
          .execute(this::tellAgain);
    }
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
