package dev.typewire.gateway;

import dev.typewire.runtime.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What one subscription to a channel has been told, over all of its connections. */
final class Track {
  /** What a client was told about a position. */
  enum Kind {
    /** What follows it will come. */
    BEGINS_AFTER,
    /** The message that stands there. */
    MESSAGE,
    /** What lies between the last one and what follows it is gone. */
    GAP,
    /** Nothing of the position: what comes from now on will come. */
    BEGINS_ANYWHERE
  }

  record Told(Kind kind, MessageId id) {}

  final String channel;
  final Set<String> topics;
  final boolean seesStreamsWhole;
  private final List<Told> all = new ArrayList<>();
  private MessageId cursor;

  /**
   * Of a channel.
   *
   * @param seesStreamsWhole whether the client is told of a stream's beginning and end
   */
  Track(String channel, Set<String> topics, boolean seesStreamsWhole) {
    this.channel = channel;
    this.topics = topics;
    this.seesStreamsWhole = seesStreamsWhole;
  }

  synchronized void told(Kind kind, MessageId id) {
    all.add(new Told(kind, id));
    cursor = id == null ? cursor : id;
  }

  /** What to resume from; null before the first connection. */
  synchronized MessageId cursor() {
    return cursor;
  }

  synchronized List<Told> all() {
    return List.copyOf(all);
  }

  synchronized long count(Kind kind) {
    return all.stream().filter(told -> told.kind == kind).count();
  }
}
