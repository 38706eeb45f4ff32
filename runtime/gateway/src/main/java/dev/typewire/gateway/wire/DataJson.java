package dev.typewire.gateway.wire;

import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.StoredMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A message as the JSON of a data frame, in pieces: the payload's bytes are taken over as they are.
 */
public final class DataJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private DataJson() {}

  /**
   * The pieces, in their order.
   *
   * @param sub the subscription that the frame is for alone; null for a live frame
   */
  public static byte[][] of(StoredMessage message, @Nullable String sub) {
    byte[] head =
        new JsonText()
            .put("kind", "data")
            .put("sub", sub)
            .put("id", message.id().toString())
            .put("channel", message.channel())
            .put("topic", message.topic())
            .name("data")
            .open();
    byte[] payload = message.payload().bytes();
    Payload metadata = message.metadata();
    String tail =
        ",\"created_at\":\""
            + TIME.format(message.createdAt())
            + '"'
            + (message.runId() == null ? "" : ",\"run_id\":" + JsonText.quoted(message.runId()));
    if (metadata == null) {
      return new byte[][] {head, payload, utf8(tail + "}")};
    }
    return new byte[][] {head, payload, utf8(tail + ",\"metadata\":"), metadata.bytes(), utf8("}")};
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
