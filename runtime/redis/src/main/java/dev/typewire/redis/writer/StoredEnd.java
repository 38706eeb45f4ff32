package dev.typewire.redis.writer;

import dev.typewire.redis.channel.ChannelStore;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Publication;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/**
 * The end of a stream whose writer is gone, as Redis keeps it until it is needed: the channel and
 * the idempotency key, each after its length in two bytes, the channel's history in four and its
 * retention in eight, and the message to the end.
 */
final class StoredEnd {
  private StoredEnd() {}

  static byte[] of(Publication end, byte[] message) {
    byte[] channel = end.channel().getBytes(StandardCharsets.UTF_8);
    byte[] key = String.valueOf(end.idempotencyKey()).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + channel.length + 2 + key.length + 4 + 8 + message.length)
        .putShort((short) channel.length)
        .put(channel)
        .putShort((short) key.length)
        .put(key)
        .putInt(end.history())
        .putLong(end.retention().toMillis())
        .put(message)
        .array();
  }

  static CompletionStage<Receipt> append(byte[] stored, ChannelStore store) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    String channel = text(bytes);
    String key = text(bytes);
    int history = bytes.getInt();
    long retentionMs = bytes.getLong();
    byte[] message = new byte[bytes.remaining()];
    bytes.get(message);
    return store.append(channel, key, history, retentionMs, message);
  }

  private static String text(ByteBuffer from) {
    byte[] bytes = new byte[from.getShort() & 0xffff];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
