package dev.typewire.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One payload on one topic, as a subscriber gets it.
 *
 * @param id its position in the channel, to resume from
 * @param channel the channel's name, such as {@code order:42}
 * @param topic the topic's name, such as {@code step}
 * @param data the payload, read back from the JSON that every subscriber gets
 * @param createdAt when the broker took it
 * @param runId the durable run that published it; null if none did
 * @param streamId the stream whose chunk it is; null if it is no chunk
 * @param <T> the payload's type
 */
public record Message<T>(
    MessageId id,
    String channel,
    String topic,
    T data,
    Instant createdAt,
    @Nullable String runId,
    @Nullable String streamId) {}
