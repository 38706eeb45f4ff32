package dev.typewire.redis.channel;

import dev.typewire.runtime.MessageId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The latest message of each channel that Redis has confirmed to this node within a minute. */
final class Confirmed {
  private static final int MAX_CHANNELS = 10_000;
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(MessageId id, long at) {}

  synchronized void add(String channel, MessageId id) {
    Entry known = entries.get(channel);
    if (known != null && id.isBefore(known.id)) {
      return; // answers of a repeated key, and answers that overtake each other
    }
    entries.put(channel, new Entry(id, System.nanoTime()));
    if (entries.size() > MAX_CHANNELS) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  synchronized Map<String, MessageId> recent() {
    long now = System.nanoTime();
    entries.values().removeIf(entry -> now - entry.at > KEPT_NANOS);
    Map<String, MessageId> recent = new HashMap<>();
    entries.forEach((channel, entry) -> recent.put(channel, entry.id));
    return recent;
  }
}
