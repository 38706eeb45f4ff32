package dev.typewire.redis.writer;

import dev.typewire.redis.channel.ChannelStore;
import dev.typewire.runtime.broker.Publication;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The end of a stream whose writer is gone, as Redis keeps it until it is needed: the channel, the
 * key of the end that would make the stream whole, and the key of this one, each after its length
 * in two bytes, the channel's history in four and its retention in eight, and the message to the
 * end.
 */
final class StoredEnd {
  private StoredEnd() {}

  static byte[] of(Publication start, Publication end, byte[] message) {
    byte[] channel = utf8(end.channel());
    byte[] wholeKey = utf8(start.wholeEndKey());
    byte[] key = utf8(String.valueOf(end.idempotencyKey()));
    int size = 2 + channel.length + 2 + wholeKey.length + 2 + key.length + 4 + 8 + message.length;
    ByteBuffer bytes = ByteBuffer.allocate(size);
    put(bytes, channel);
    put(bytes, wholeKey);
    put(bytes, key);
    return bytes.putInt(end.history()).putLong(end.retention().toMillis()).put(message).array();
  }

  /** Appends it, unless the stream has the end that makes it whole. */
  static CompletionStage<Void> append(byte[] stored, ChannelStore store) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    String channel = text(bytes);
    String wholeKey = text(bytes);
    String key = text(bytes);
    int history = bytes.getInt();
    long retentionMs = bytes.getLong();
    byte[] message = new byte[bytes.remaining()];
    bytes.get(message);
    return store
        .find(channel, wholeKey)
        .thenCompose(
            whole ->
                whole.isPresent()
                    ? CompletableFuture.completedStage(null)
                    : store
                        .append(channel, key, history, retentionMs, message)
                        .thenAccept(receipt -> {}));
  }

  private static void put(ByteBuffer to, byte[] text) {
    to.putShort((short) text.length).put(text);
  }

  private static String text(ByteBuffer from) {
    byte[] bytes = new byte[from.getShort() & 0xffff];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
