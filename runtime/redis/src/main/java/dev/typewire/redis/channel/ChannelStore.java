package dev.typewire.redis.channel;

import dev.typewire.redis.server.Server;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.StoredMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The channels as Redis has them. */
public final class ChannelStore {
  /** Messages and bytes of one reading. */
  private static final int PAGE_MESSAGES = 512;

  private static final int PAGE_BYTES = 256 << 10;

  private final Server server;
  private final Keys keys;
  private final Turns turns = new Turns(64);
  private final Confirmed confirmed = new Confirmed();
  private final Set<Claim> unheard = ConcurrentHashMap.newKeySet();
  private final String epochPrefix =
      Long.toString(new SecureRandom().nextLong(1L << 40, 1L << 50), 36);
  private final AtomicLong epochs = new AtomicLong();

  /** That Redis has confirmed a message. */
  private record Claim(String channel, MessageId id) {}

  /** In this Redis, under these keys. */
  public ChannelStore(Server server, Keys keys) {
    this.server = server;
    this.keys = keys;
  }

  /** How a publication's message is stored. */
  public byte[] encode(Publication publication) {
    return MessageBytes.of(publication);
  }

  /** Appends an encoded message. */
  public CompletionStage<Receipt> append(Publication publication, byte[] message) {
    return append(
        publication.channel(),
        publication.idempotencyKey(),
        publication.history(),
        publication.retention().toMillis(),
        message);
  }

  /** The same with what its publication says. */
  public CompletionStage<Receipt> append(
      String channel, @Nullable String key, int history, long retentionMs, byte[] message) {
    String[] used =
        key == null
            ? new String[] {keys.hash(channel), keys.stream(channel)}
            : new String[] {
              keys.hash(channel), keys.stream(channel), keys.idempotency(channel, key)
            };
    return server
        .runForText(
            Scripts.APPEND,
            used,
            nextEpoch(),
            ascii(history),
            ascii(Math.max(1, retentionMs)),
            message,
            utf8(server.notifyCommand()),
            utf8(keys.topic(channel)))
        .thenApply(answer -> confirmed(channel, receipt(answer)));
  }

  private Receipt confirmed(String channel, Receipt receipt) {
    if (!receipt.duplicate()) {
      notice(channel, receipt.id().epoch());
    }
    confirmed.add(channel, receipt);
    return receipt;
  }

  /** Another epoch than that of what was confirmed may have begun without it. */
  private void notice(String channel, String epoch) {
    confirmed.notice(channel, epoch).ifPresent(id -> claim(new Claim(channel, id)));
  }

  /**
   * Tells Redis of what it has confirmed lately: after a failure it may have less, and nobody else
   * would know.
   */
  void claimConfirmed() {
    confirmed.recent().forEach((channel, id) -> claim(new Claim(channel, id)));
  }

  /** Tells Redis again of what it could not be told. To be called now and then. */
  public void claimAgain() {
    for (Claim claim : Set.copyOf(unheard)) {
      unheard.remove(claim);
      claim(claim);
    }
  }

  private void claim(Claim claim) {
    var unused =
        run(claim.channel, new byte[0], 0, claim.id)
            .whenComplete(
                (reading, fault) -> {
                  if (fault != null) {
                    unheard.add(claim);
                  }
                });
  }

  private static Receipt receipt(byte[] answer) {
    boolean duplicate = answer[0] == '=';
    String id = text(answer);
    return new Receipt(MessageId.parse(duplicate ? id.substring(1) : id), duplicate);
  }

  /** The message that was appended with a key. */
  public CompletionStage<Optional<MessageId>> find(String channel, String key) {
    return server
        .get(keys.idempotency(channel, key))
        .thenApply(id -> id == null ? Optional.empty() : Optional.of(MessageId.parse(text(id))));
  }

  /** Reads where the channel stands. */
  CompletionStage<Reading> look(String channel) {
    return run(channel, new byte[0], 0, null);
  }

  /** Reads messages from a sequence on. */
  CompletionStage<Reading> read(String channel, long from) {
    return run(channel, ascii(from), from, null);
  }

  /** Reads the messages after a position that somebody has got from Redis. */
  CompletionStage<Reading> readAfter(String channel, MessageId position) {
    long from = position.sequence() + 1;
    return run(channel, ascii(from), from, position);
  }

  private CompletionStage<Reading> run(
      String channel, byte[] from, long first, @Nullable MessageId claim) {
    return inTurn(
        () ->
            server
                .runForList(
                    Scripts.READ,
                    new String[] {keys.hash(channel), keys.stream(channel)},
                    nextEpoch(),
                    from,
                    ascii(PAGE_MESSAGES),
                    ascii(PAGE_BYTES),
                    utf8(claim == null ? "" : claim.epoch()),
                    ascii(claim == null ? 0 : claim.sequence()),
                    utf8(server.notifyCommand()),
                    utf8(keys.topic(channel)))
                .thenApply(answer -> reading(channel, answer, first, Map.of())));
  }

  /** Reads the latest messages of some topics. */
  CompletionStage<Reading> replay(String channel, Map<String, Integer> counts) {
    List<String> topics = List.copyOf(counts.keySet());
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(nextEpoch());
    arguments.add(ascii(PAGE_MESSAGES));
    arguments.add(ascii(PAGE_BYTES));
    for (String topic : topics) {
      arguments.add(utf8(topic));
      arguments.add(ascii(counts.getOrDefault(topic, 0)));
    }
    return inTurn(
        () ->
            server
                .runForList(
                    Scripts.REPLAY,
                    new String[] {keys.hash(channel), keys.stream(channel)},
                    arguments.toArray(new byte[0][]))
                .thenApply(answer -> replayed(channel, answer, topics)));
  }

  private Reading replayed(String channel, List<Object> answer, List<String> topics) {
    List<?> found = (List<?>) answer.get(6);
    Map<String, Long> firsts = new HashMap<>();
    for (int i = 0; i < topics.size(); i++) {
      firsts.put(topics.get(i), number(found.get(i)));
    }
    return reading(channel, answer, number(answer.get(5)), firsts);
  }

  private Reading reading(
      String channel, List<Object> answer, long first, Map<String, Long> firsts) {
    ChannelState state =
        new ChannelState(
            text(answer.get(0)),
            number(answer.get(1)),
            ChannelState.parseFormer(text(answer.get(2))),
            number(answer.get(3)));
    notice(channel, state.epoch());
    List<?> page = (List<?>) answer.get(4);
    List<StoredMessage> messages = new ArrayList<>(page.size() / 3);
    for (int i = 0; i < page.size(); i += 3) {
      messages.add(
          MessageBytes.read(
              channel,
              state.at(number(page.get(i))),
              Instant.ofEpochMilli(number(page.get(i + 1))),
              ByteBuffer.wrap((byte[]) page.get(i + 2))));
    }
    return new Reading(state, messages, first, firsts);
  }

  /** The time by the server that stamps a channel's messages. */
  public CompletionStage<Instant> time(String channel) {
    return server
        .runForList(Scripts.TIME, new String[] {keys.hash(channel)})
        .thenApply(
            answer -> Instant.ofEpochSecond(number(answer.get(0)), number(answer.get(1)) * 1_000));
  }

  /** Readings bring much at once, so only some run at a time. */
  private <T> CompletionStage<T> inTurn(Supplier<CompletionStage<T>> work) {
    return turns.take(work);
  }

  private byte[] nextEpoch() {
    return utf8(epochPrefix + Long.toString(epochs.getAndIncrement(), 36));
  }

  private static byte[] ascii(long number) {
    return utf8(Long.toString(number));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.UTF_8);
  }

  private static long number(Object bytes) {
    return Long.parseLong(text(bytes));
  }
}
