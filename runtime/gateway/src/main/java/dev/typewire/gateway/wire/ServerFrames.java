package dev.typewire.gateway.wire;

import dev.typewire.runtime.MessageId;
import org.jspecify.annotations.Nullable;

/** The JSON of the frames that the server sends about subscriptions. */
public final class ServerFrames {
  private ServerFrames() {}

  /** The subscription stands; a stream of events names none. */
  public static byte[] subscribed(
      @Nullable String sub,
      String channel,
      MessageId cursor,
      boolean recovered,
      @Nullable String contract,
      long renewInMs) {
    return new JsonText()
        .put("kind", "subscribed")
        .put("sub", sub)
        .put("channel", channel)
        .put("cursor", cursor.toString())
        .put("recovered", recovered)
        .put("contract", contract)
        .put("renewInMs", renewInMs)
        .close();
  }

  /** The backlog is complete. */
  public static byte[] live(String sub) {
    return new JsonText().put("kind", "live").put("sub", sub).close();
  }

  /** Messages were lost: of one subscription's backlog, or of the live channel. */
  public static byte[] gap(@Nullable String sub, String channel, MessageId cursor) {
    return new JsonText()
        .put("kind", "gap")
        .put("sub", sub)
        .put("channel", channel)
        .put("cursor", cursor.toString())
        .close();
  }

  /** Live messages of a topic were left out, as the topic says of clients that are slow. */
  public static byte[] dropped(String channel, String topic, int count) {
    return new JsonText()
        .put("kind", "dropped")
        .put("channel", channel)
        .put("topic", topic)
        .put("count", count)
        .close();
  }

  /** The subscription ended as asked. */
  public static byte[] unsubscribed(String sub) {
    return new JsonText().put("kind", "unsubscribed").put("sub", sub).close();
  }

  /** The new token is in force. */
  public static byte[] renewed(String sub, long renewInMs) {
    return new JsonText()
        .put("kind", "renewed")
        .put("sub", sub)
        .put("renewInMs", renewInMs)
        .close();
  }

  /** The connection stands. */
  public static byte[] pong() {
    return new JsonText().put("kind", "pong").close();
  }

  /** A subscription ended or did not start, or, without one, a frame could not be used. */
  public static byte[] error(@Nullable String sub, Refusal refusal) {
    return errorFields(new JsonText().put("kind", "error").put("sub", sub), refusal);
  }

  /** The server is going away. */
  public static byte[] closing(long retryInMs) {
    return new JsonText().put("kind", "closing").put("retryInMs", retryInMs).close();
  }

  /** The body of a refusal over HTTP. */
  public static byte[] errorBody(Refusal refusal) {
    return errorFields(new JsonText(), refusal);
  }

  private static byte[] errorFields(JsonText json, Refusal refusal) {
    return json.put("code", refusal.code().name())
        .put("message", refusal.reason())
        .put("retry", refusal.code().retry().text())
        .close();
  }
}
