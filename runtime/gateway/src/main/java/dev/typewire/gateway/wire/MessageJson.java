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
      case DATA -> of(message, "data", sub, payload, "");
      case RUN -> of(message, "run", sub, payload, "");
      case CHUNK -> of(message, "chunk", sub, payload, "");
      case STREAM_START -> of(message, "datastream-start", sub, streamId(message), "");
      case STREAM_END -> of(message, "datastream-end", sub, streamId(message), error(message));
      case RAW -> of(message, "raw", sub, raw(message.payload()), "");
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
      case CHUNK -> of(message, "data", null, message.payload().bytes(), "");
      default -> v1(message, null);
    };
  }

  private static byte[][] of(
      StoredMessage message, String kind, @Nullable String sub, byte[] data, String more) {
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
    Payload metadata = message.metadata();
    String tail =
        more
            + ",\"created_at\":\""
            + Timestamps.text(message.createdAt())
            + '"'
            + (message.runId() == null ? "" : ",\"run_id\":" + JsonText.quoted(message.runId()));
    if (metadata == null) {
      return new byte[][] {head, data, utf8(tail + "}")};
    }
    return new byte[][] {head, data, utf8(tail + ",\"metadata\":"), metadata.bytes(), utf8("}")};
  }

  private static byte[] streamId(StoredMessage message) {
    return utf8(JsonText.quoted(String.valueOf(message.streamId())));
  }

  private static String error(StoredMessage end) {
    String said = end.payload().text();
    return said.equals("null") ? "" : ",\"error\":" + said;
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
