package dev.typewire.redis.channel;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.StoredMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as bytes: a letter for its kind, then topic, stream, run, each after its length in two
 * bytes, metadata after its length in four, and the payload to the end. A length of all ones stands
 * for null. {@code replay.lua} reads the beginning.
 */
final class MessageBytes {
  private static final int NO_TEXT = 0xffff;
  private static final int NO_METADATA = -1;

  private MessageBytes() {}

  static byte[] of(Publication publication) {
    byte[] topic = utf8(publication.topic());
    byte[] stream = utf8(publication.streamId());
    byte[] run = utf8(publication.runId());
    byte[] metadata = publication.metadata() == null ? null : publication.metadata().bytes();
    byte[] payload = publication.payload().bytes();
    int size = 1 + size(topic) + size(stream) + size(run) + 4 + payload.length;
    ByteBuffer bytes = ByteBuffer.allocate(size + (metadata == null ? 0 : metadata.length));
    bytes.put((byte) letter(publication.kind()));
    put(bytes, topic);
    put(bytes, stream);
    put(bytes, run);
    bytes.putInt(metadata == null ? NO_METADATA : metadata.length);
    if (metadata != null) {
      bytes.put(metadata);
    }
    return bytes.put(payload).array();
  }

  static StoredMessage read(String channel, MessageId id, Instant createdAt, ByteBuffer bytes) {
    MessageKind kind = kind((char) bytes.get());
    String topic = text(bytes);
    String stream = text(bytes);
    String run = text(bytes);
    int metadataLength = bytes.getInt();
    Payload metadata =
        metadataLength == NO_METADATA ? null : Payload.ofJson(take(bytes, metadataLength));
    Payload payload = Payload.ofJson(take(bytes, bytes.remaining()));
    if (topic == null) {
      throw new IllegalArgumentException("a message of " + channel + " has no topic");
    }
    return new StoredMessage(id, channel, topic, kind, stream, payload, createdAt, run, metadata);
  }

  private static char letter(MessageKind kind) {
    return switch (kind) {
      case DATA -> 'D';
      case RUN -> 'R';
      case STREAM_START -> 'S';
      case CHUNK -> 'C';
      case STREAM_END -> 'E';
      case RAW -> 'B';
    };
  }

  private static MessageKind kind(char letter) {
    return switch (letter) {
      case 'D' -> MessageKind.DATA;
      case 'R' -> MessageKind.RUN;
      case 'S' -> MessageKind.STREAM_START;
      case 'C' -> MessageKind.CHUNK;
      case 'E' -> MessageKind.STREAM_END;
      case 'B' -> MessageKind.RAW;
      default -> throw new IllegalArgumentException("no kind of message is '" + letter + "'");
    };
  }

  private static byte @Nullable [] utf8(@Nullable String text) {
    if (text == null) {
      return null;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= NO_TEXT) {
      throw new IllegalArgumentException(
          "A topic, stream id or run id has " + bytes.length + " bytes; 65534 can be.");
    }
    return bytes;
  }

  private static int size(byte @Nullable [] text) {
    return 2 + (text == null ? 0 : text.length);
  }

  private static void put(ByteBuffer to, byte @Nullable [] text) {
    to.putShort((short) (text == null ? NO_TEXT : text.length));
    if (text != null) {
      to.put(text);
    }
  }

  private static @Nullable String text(ByteBuffer from) {
    int length = from.getShort() & 0xffff;
    return length == NO_TEXT ? null : new String(take(from, length), StandardCharsets.UTF_8);
  }

  private static byte[] take(ByteBuffer from, int length) {
    byte[] taken = new byte[length];
    from.get(taken);
    return taken;
  }
}
