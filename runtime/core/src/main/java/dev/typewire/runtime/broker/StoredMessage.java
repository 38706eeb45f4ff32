package dev.typewire.runtime.broker;

import dev.typewire.runtime.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the broker keeps it and hands it on, the same object to every subscriber.
 *
 * @param id its position in the channel
 * @param channel the channel's name
 * @param topic the topic's name
 * @param kind what it is there
 * @param streamId the stream that it belongs to; null if it is no part of one
 * @param payload the encoded payload
 * @param createdAt when the broker took it
 * @param runId the durable run that published it; null for none
 * @param metadata a JSON object that travels with it; null for none
 */
public record StoredMessage(
    MessageId id,
    String channel,
    String topic,
    MessageKind kind,
    @Nullable String streamId,
    Payload payload,
    Instant createdAt,
    @Nullable String runId,
    @Nullable Payload metadata) {}
