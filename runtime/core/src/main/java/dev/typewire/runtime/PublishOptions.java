package dev.typewire.runtime;

import dev.typewire.runtime.broker.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a publish besides its payload. Immutable.
 *
 * @param idempotencyKey makes a repeat harmless: a key that the channel has seen within its
 *     retention delivers nothing again; null for none
 * @param runId the durable run that publishes; subscribers see it; null for none
 * @param metadata a JSON object that travels with the message; null for none
 */
public record PublishOptions(
    @Nullable String idempotencyKey, @Nullable String runId, @Nullable Payload metadata) {
  /** The longest idempotency key, in characters. */
  public static final int MAX_KEY_LENGTH = 512;

  /** No key, no run, no metadata. */
  public static final PublishOptions NONE = new PublishOptions(null, null, null);

  public PublishOptions {
    if (idempotencyKey != null
        && (idempotencyKey.isEmpty() || idempotencyKey.length() > MAX_KEY_LENGTH)) {
      throw new IllegalArgumentException(
          "The idempotency key has "
              + idempotencyKey.length()
              + " characters; 1 to "
              + MAX_KEY_LENGTH
              + " can be.");
    }
  }

  /** A publish that is delivered once, however often it is called with this key. */
  public static PublishOptions once(String idempotencyKey) {
    return new PublishOptions(idempotencyKey, null, null);
  }

  /** The same with another key. */
  PublishOptions keyed(String key) {
    return new PublishOptions(key, runId, metadata);
  }

  /** The same on behalf of a run. */
  public PublishOptions inRun(String id) {
    return new PublishOptions(idempotencyKey, id, metadata);
  }

  /** The same with metadata: one JSON object. */
  public PublishOptions with(Payload jsonObject) {
    return new PublishOptions(idempotencyKey, runId, jsonObject);
  }

  /** The same as part of a trace, unless the metadata say already which one it is. */
  public PublishOptions tracedBy(TraceContext trace) {
    return new PublishOptions(idempotencyKey, runId, trace.in(metadata));
  }
}
