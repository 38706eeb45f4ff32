package dev.typewire.redis.channel;

/**
 * What a channel's keys are called. The name stands in braces, so that all keys of a channel are in
 * one slot of a cluster; a name holds no braces of its own.
 *
 * @param prefix in front of every key
 * @param database the number of the database, which notifications do not know by themselves
 */
public record Keys(String prefix, int database) {
  /** No channel, but named like one: what nodes know of each other as writers of streams. */
  private static final String WRITERS = "typewire:writers";

  /** The leases of all nodes that write streams. */
  public String leases() {
    return of(WRITERS, "leases");
  }

  /** The streams that a node writes. */
  public String streamsOf(String node) {
    return of(WRITERS, "streams:" + node);
  }

  String hash(String channel) {
    return of(channel, "h");
  }

  String stream(String channel) {
    return of(channel, "s");
  }

  String idempotency(String channel, String key) {
    return of(channel, "k:" + key);
  }

  /** Where the channel's notifications go. */
  String topic(String channel) {
    return of(channel, "n" + (database == 0 ? "" : String.valueOf(database)));
  }

  /** The channel whose notifications go there. */
  String channelOf(String topic) {
    return topic.substring(prefix.length() + 1, topic.lastIndexOf('}'));
  }

  private String of(String channel, String what) {
    return prefix + '{' + channel + "}:" + what;
  }
}
