package dev.typewire.gateway.wire;

import dev.typewire.runtime.MessageId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the frames that clients send. */
public final class ClientFrames {
  private static final int MAX_SUB_LENGTH = 64;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ClientFrames() {}

  /** The JSON object in a text frame, or nothing if it holds something else. */
  public static Optional<JsonNode> object(byte[] text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** The subscription that a frame names; null if it names none that could be. */
  public static @Nullable String sub(JsonNode frame) {
    JsonNode sub = frame.path("sub");
    boolean isName =
        sub.isString()
            && !sub.stringValue().isEmpty()
            && sub.stringValue().length() <= MAX_SUB_LENGTH;
    return isName ? sub.stringValue() : null;
  }

  /**
   * Reads a frame of {@code typewire.v1}.
   *
   * @throws Refusal if it is none
   */
  public static ClientFrame read(JsonNode frame) {
    return switch (frame.path("kind").asString("")) {
      case "sub" ->
          new ClientFrame.Sub(
              named(frame),
              text(frame, "token"),
              text(frame, "channel"),
              topics(frame),
              after(frame));
      case "unsub" -> new ClientFrame.Unsub(named(frame));
      case "renew" -> new ClientFrame.Renew(named(frame), text(frame, "token"));
      case "ping" -> new ClientFrame.Ping();
      default -> throw invalid("The frame's \"kind\" is none of sub, unsub, renew and ping.");
    };
  }

  private static String named(JsonNode frame) {
    String sub = sub(frame);
    if (sub == null) {
      throw invalid("The frame needs a \"sub\" of 1 to 64 characters.");
    }
    return sub;
  }

  private static String text(JsonNode frame, String field) {
    JsonNode value = frame.path(field);
    if (!value.isString() || value.stringValue().isEmpty()) {
      throw invalid("The frame needs a \"" + field + "\", a string.");
    }
    return value.stringValue();
  }

  private static Set<String> topics(JsonNode frame) {
    Set<String> topics = new LinkedHashSet<>();
    for (JsonNode topic : frame.path("topics")) {
      if (!topic.isString()) {
        throw invalid("The frame's \"topics\" holds something that is no string.");
      }
      topics.add(topic.stringValue());
    }
    if (topics.isEmpty() || !frame.path("topics").isArray()) {
      throw invalid("The frame needs \"topics\", a list of one name or more.");
    }
    return topics;
  }

  private static @Nullable MessageId after(JsonNode frame) {
    JsonNode after = frame.path("after");
    if (after.isMissingNode() || after.isNull()) {
      return null;
    }
    return MessageId.tryParse(after.asString(""))
        .orElseThrow(
            () -> invalid("The frame's \"after\" is no cursor. Send one that the server gave."));
  }

  private static Refusal invalid(String message) {
    return new Refusal(ErrorCode.FRAME_INVALID, message);
  }
}
