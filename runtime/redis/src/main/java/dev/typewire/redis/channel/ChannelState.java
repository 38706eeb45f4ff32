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
   * @param end the sequence of its last message that is there
   * @param lost whether it is known to have had more
   */
  record Former(String epoch, long end, boolean lost) {}

  /** Reads {@code epoch:end,} or, of one that lost messages, {@code epoch:end!,}; any number. */
  static List<Former> parseFormer(String text) {
    List<Former> all = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      int colon = entry.indexOf(':');
      if (colon > 0) {
        boolean lost = entry.endsWith("!");
        String end = entry.substring(colon + 1, entry.length() - (lost ? 1 : 0));
        all.add(new Former(entry.substring(0, colon), Long.parseLong(end), lost));
      }
    }
    return List.copyOf(all);
  }

  /** The position of the latest message. */
  MessageId position() {
    return at(last);
  }

  /** A position by the name that its message was given. */
  MessageId at(long sequence) {
    String name = epoch;
    for (Former one : former) {
      if (sequence > one.end) {
        break;
      }
      name = one.epoch;
    }
    return new MessageId(name, sequence);
  }

  /** A position by the name that says that everything up to this moment's epoch is behind it. */
  MessageId behindLoss(long sequence) {
    return new MessageId(epoch, sequence);
  }

  /** How far the messages of an epoch are there; -1 for an epoch of something else. */
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

  /** Whether what follows this position here is what followed it when it was given out. */
  boolean continues(MessageId position) {
    return position.sequence() <= endOf(position.epoch());
  }

  /** Whether messages that followed this position are known to be lost. */
  boolean hasLostAfter(MessageId position) {
    if (epoch.equals(position.epoch())) {
      return false;
    }
    for (Former one : former) {
      if (one.lost) {
        return true;
      }
      if (one.epoch.equals(position.epoch())) {
        return false;
      }
    }
    return false;
  }

  /** The latest epoch that is known to have lost messages; empty for none. */
  String latestLoss() {
    return former.stream().filter(Former::lost).map(Former::epoch).findFirst().orElse("");
  }
}
