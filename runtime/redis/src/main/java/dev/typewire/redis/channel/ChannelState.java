package dev.typewire.redis.channel;

import dev.typewire.runtime.MessageId;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a channel stands in Redis.
 *
 * @param epoch the epoch of this moment
 * @param last the sequence of the latest message; 0 if there has been none
 * @param former earlier epochs whose messages this one continues, the latest first
 * @param retentionMs how long the channel is remembered without being used
 */
record ChannelState(String epoch, long last, List<Former> former, long retentionMs) {
  /**
   * An earlier epoch.
   *
   * @param end the sequence of its last message that is known here
   */
  record Former(String epoch, long end) {}

  static List<Former> parseFormer(String text) {
    List<Former> all = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      int colon = entry.indexOf(':');
      if (colon > 0) {
        all.add(new Former(entry.substring(0, colon), Long.parseLong(entry.substring(colon + 1))));
      }
    }
    return List.copyOf(all);
  }

  MessageId position() {
    return new MessageId(epoch, last);
  }

  MessageId at(long sequence) {
    return new MessageId(epoch, sequence);
  }

  /** How far the messages of an epoch are known here; -1 for an epoch of something else. */
  long endOf(String other) {
    if (epoch.equals(other)) {
      return last;
    }
    for (Former one : former) {
      if (one.epoch.equals(other)) {
        return one.end;
      }
    }
    return -1;
  }

  /** Whether what follows this position is what followed it when it was given out. */
  boolean continues(MessageId position) {
    return position.sequence() <= endOf(position.epoch());
  }
}
