package dev.typewire.gateway.sse;

import dev.typewire.runtime.MessageId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a stream resumes from, as one event id: the message's id when the stream follows one
 * channel, a list of {@code channel=id} when it follows several.
 */
final class Cursors {
  /** An epoch as brokers name them, a hyphen, and a sequence. */
  private static final int LONGEST_POSITION = 40;

  private static final MessageId UNKNOWN = new MessageId("0", 0);

  private final boolean single;
  private final Map<String, MessageId> positions = new TreeMap<>();

  Cursors(boolean single) {
    this.single = single;
  }

  void put(String channel, MessageId position) {
    positions.put(channel, position);
  }

  /** Characters that an event id may have which says the positions of these channels. */
  static int longestId(Set<String> channels) {
    return channels.stream().mapToInt(name -> encoded(name).length() + 2 + LONGEST_POSITION).sum();
  }

  private static String encoded(String channel) {
    return URLEncoder.encode(channel, StandardCharsets.UTF_8);
  }

  /** The event id that says all positions. */
  String id() {
    if (single) {
      return positions.values().stream().map(MessageId::toString).collect(Collectors.joining());
    }
    return positions.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + e.getValue())
        .collect(Collectors.joining(","));
  }

  /**
   * Reads an event id that a client sent back.
   *
   * <p>An id of one channel's says nothing of several: for each of them it is a position that
   * nobody knows, which comes out as a gap. A channel that is missing from a list starts afresh.
   *
   * @param channels those that the stream follows
   * @return the positions by channel; empty if the text is no event id
   */
  static Optional<Map<String, MessageId>> parse(String id, Set<String> channels) {
    Optional<MessageId> one = MessageId.tryParse(id);
    if (one.isPresent()) {
      MessageId position = channels.size() == 1 ? one.get() : UNKNOWN;
      return Optional.of(
          channels.stream().collect(Collectors.toMap(channel -> channel, channel -> position)));
    }
    Map<String, MessageId> positions = new HashMap<>();
    for (String entry : id.split(",", -1)) {
      int equals = entry.indexOf('=');
      Optional<MessageId> position = MessageId.tryParse(entry.substring(equals + 1));
      if (equals < 1 || position.isEmpty()) {
        return Optional.empty();
      }
      try {
        String name = URLDecoder.decode(entry.substring(0, equals), StandardCharsets.UTF_8);
        positions.put(name, position.get());
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(positions);
  }
}
