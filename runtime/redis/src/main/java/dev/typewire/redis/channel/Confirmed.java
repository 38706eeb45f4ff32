package dev.typewire.redis.channel;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The latest message of each channel that Redis has confirmed to this node within a minute. */
final class Confirmed {
  private static final int MAX_CHANNELS = 10_000;
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A message.
   *
   * @param checked the epoch that is known to have it, or to have been told of it
   */
  private record Entry(MessageId id, long at, String checked) {}

  synchronized void add(String channel, Receipt receipt) {
    MessageId id = receipt.id();
    Entry known = entries.get(channel);
    if (known != null && isOlder(receipt, known.id)) {
      return;
    }
    entries.put(channel, new Entry(id, System.nanoTime(), id.epoch()));
    if (entries.size() > MAX_CHANNELS) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  /** Answers overtake each other; and a repeated key's may be of a former epoch. */
  private static boolean isOlder(Receipt receipt, MessageId known) {
    return receipt.id().isBefore(known)
        || (receipt.duplicate() && receipt.id().sequence() <= known.sequence());
  }

  /** Takes note of a channel's epoch; gives what was confirmed in another one, once for each. */
  synchronized Optional<MessageId> notice(String channel, String epoch) {
    Entry known = entries.get(channel);
    if (known == null || isOver(known) || known.checked.equals(epoch)) {
      return Optional.empty();
    }
    entries.put(channel, new Entry(known.id, known.at, epoch));
    return Optional.of(known.id);
  }

  synchronized Map<String, MessageId> recent() {
    entries.values().removeIf(Confirmed::isOver);
    Map<String, MessageId> recent = new HashMap<>();
    entries.forEach((channel, entry) -> recent.put(channel, entry.id));
    return recent;
  }

  private static boolean isOver(Entry entry) {
    return System.nanoTime() - entry.at > KEPT_NANOS;
  }
}
