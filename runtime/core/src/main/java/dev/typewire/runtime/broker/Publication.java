package dev.typewire.runtime.broker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher hands to the broker.
 *
 * @param channel the channel's name, 1 to 255 bytes of UTF-8, such as {@code order:42}
 * @param topic the topic's name
 * @param kind what it is there
 * @param streamId the stream that it belongs to; null if it is no part of one
 * @param payload the encoded payload
 * @param idempotencyKey the key that makes a repeat harmless; null for none
 * @param runId the durable run that publishes; null for none
 * @param metadata a JSON object that travels with the message; null for none
 * @param history how many messages of the channel to keep
 * @param retention how long to keep them, and to remember the key
 */
public record Publication(
    String channel,
    String topic,
    MessageKind kind,
    @Nullable String streamId,
    Payload payload,
    @Nullable String idempotencyKey,
    @Nullable String runId,
    @Nullable Payload metadata,
    int history,
    Duration retention) {
  /**
   * The idempotency key of a stream's end, so that it has one, whoever finds that it needs one: its
   * writer, or a broker that finds its writer gone.
   */
  public static String endKey(String streamId) {
    return "stream/" + streamId + "/end";
  }

  /**
   * The end of the stream that this publication begins, for when its writer is gone.
   *
   * @param reason a JSON string that says what went wrong
   * @throws IllegalStateException if it is part of no stream
   */
  public Publication cut(Payload reason) {
    if (streamId == null) {
      throw new IllegalStateException("This publication is part of no stream.");
    }
    return new Publication(
        channel,
        topic,
        MessageKind.STREAM_END,
        streamId,
        reason,
        endKey(streamId),
        runId,
        metadata,
        history,
        retention);
  }
}
