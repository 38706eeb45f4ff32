package dev.typewire.gateway.wire;

import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.StoredMessage;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A message as the JSON of a frame, in pieces: the payload's bytes are taken over as they are. */
public final class MessageJson {
  private MessageJson() {}

  /**
   * The pieces, in their order, for a client of {@code typewire.v1}.
   *
   * @param sub the subscription that the frame is for alone; null for a live frame
   */
  public static byte[][] v1(StoredMessage message, @Nullable String sub) {
    byte[] payload = message.payload().bytes();
    return switch (message.kind()) {
      case DATA -> of(message, "data", sub, payload, null);
      case RUN -> of(message, "run", sub, payload, null);
      case CHUNK -> of(message, "chunk", sub, payload, null);
      case STREAM_START -> of(message, "datastream-start", sub, streamId(message), null);
      case STREAM_END -> of(message, "datastream-end", sub, streamId(message), error(message));
      case RAW -> of(message, "raw", sub, raw(message.payload()), null);
    };
  }

  /**
   * The pieces for any client.
   *
   * @return null if the dialect has no word for such a message
   */
  public static byte @Nullable [][] of(StoredMessage message, Dialect dialect) {
    if (dialect.representative(message.kind()) == Dialect.V1) {
      return v1(message, null);
    }
    return switch (message.kind()) {
      case STREAM_START, STREAM_END -> null;
      case CHUNK -> of(message, "data", null, message.payload().bytes(), null);
      default -> v1(message, null);
    };
  }

  private static byte[][] of(
      StoredMessage message,
      String kind,
      @Nullable String sub,
      byte[] data,
      @Nullable String error) {
    boolean run = message.kind() == MessageKind.RUN;
    byte[] head =
        new JsonText()
            .put("kind", kind)
            .put("sub", sub)
            .put("id", message.id().toString())
            .put("channel", message.channel())
            .put("topic", run ? null : message.topic())
            .put("stream_id", message.streamId())
            .name("data")
            .open();
    JsonText tail = JsonText.rest();
    if (error != null) {
      tail.name("error").raw(error);
    }
    tail.put("created_at", Timestamps.text(message.createdAt())).put("run_id", message.runId());
    Payload metadata = message.metadata();
    return metadata == null
        ? new byte[][] {head, data, tail.close()}
        : new byte[][] {head, data, tail.name("metadata").open(), metadata.bytes(), utf8("}")};
  }

  private static byte[] streamId(StoredMessage message) {
    return utf8(JsonText.quoted(String.valueOf(message.streamId())));
  }

  /** Why a stream is not whole, as JSON; null if it is. */
  private static @Nullable String error(StoredMessage end) {
    String said = end.payload().text();
    return said.equals("null") ? null : said;
  }

  /** Bytes as a JSON string: text as it is, anything else as an object with its base64. */
  private static byte[] raw(Payload payload) {
    byte[] bytes = payload.bytes();
    return isText(bytes)
        ? utf8(JsonText.quoted(payload.text()))
        : utf8("{\"base64\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}");
  }

  /** Whether bytes are UTF-8. */
  static boolean isText(byte[] bytes) {
    return ByteBufUtil.isText(Unpooled.wrappedBuffer(bytes), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
