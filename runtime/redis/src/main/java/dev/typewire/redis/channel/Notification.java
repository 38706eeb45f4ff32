package dev.typewire.redis.channel;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.StoredMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What {@code append.lua} tells the nodes: a message's id, its time in ms, and its bytes. */
record Notification(MessageId id, long createdAtMs, ByteBuffer message) {
  static Notification parse(byte[] content) {
    int idEnd = indexOfBlank(content, 0);
    int timeEnd = indexOfBlank(content, idEnd + 1);
    MessageId id = MessageId.parse(ascii(content, 0, idEnd));
    long time = Long.parseLong(ascii(content, idEnd + 1, timeEnd));
    int begin = timeEnd + 1;
    return new Notification(id, time, ByteBuffer.wrap(content, begin, content.length - begin));
  }

  StoredMessage stored(String channel) {
    return MessageBytes.read(channel, id, Instant.ofEpochMilli(createdAtMs), message);
  }

  private static int indexOfBlank(byte[] content, int from) {
    for (int i = from; i < content.length; i++) {
      if (content[i] == ' ') {
        return i;
      }
    }
    throw new IllegalArgumentException("no blank");
  }

  private static String ascii(byte[] content, int from, int to) {
    return new String(content, from, to - from, StandardCharsets.US_ASCII);
  }
}
