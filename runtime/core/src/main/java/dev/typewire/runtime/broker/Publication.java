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
   * The idempotency key of the beginning of a stream that may be attempted more than once, and has
   * another key for an end that makes it whole: so one finds the other.
   *
   * @param wholeEndKey of the end that says that the stream is whole
   * @param attempt counts from 1
   */
  public static String beginKey(String wholeEndKey, int attempt) {
    return wholeEndKey + "/" + attempt;
  }

  /** The idempotency key of the end that makes the stream whole which this publication begins. */
  public String wholeEndKey() {
    if (idempotencyKey == null || idempotencyKey.indexOf('/') < 0) {
      return endKey(String.valueOf(streamId));
    }
    return idempotencyKey.substring(0, idempotencyKey.lastIndexOf('/'));
  }

  /**
   * The end of the stream that this publication begins, for when its writer is gone.
   *
   * @param reason a JSON string that says what went wrong
   * @return what to append, unless there is a message with {@link #wholeEndKey} already
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
