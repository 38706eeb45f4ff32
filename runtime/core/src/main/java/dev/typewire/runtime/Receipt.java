package dev.typewire.runtime;

/**
 * What a publish returns.
 *
 * @param id the message's position in its channel
 * @param duplicate true if the channel had seen the idempotency key: then {@code id} is that of the
 *     first publish, and nothing was delivered again
 */
public record Receipt(MessageId id, boolean duplicate) {}
