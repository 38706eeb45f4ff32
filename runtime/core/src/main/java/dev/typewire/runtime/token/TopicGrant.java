package dev.typewire.runtime.token;

/**
 * The right to follow one topic of one channel.
 *
 * @param channel the channel's name
 * @param topic the topic's name
 */
public record TopicGrant(String channel, String topic) {}
