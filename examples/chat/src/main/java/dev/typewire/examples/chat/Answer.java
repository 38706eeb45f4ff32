package dev.typewire.examples.chat;

import java.time.Instant;

/**
 * What the agent answered, kept when its tokens are long gone.
 *
 * @param streamId the stream of tokens that it came in
 * @param text as far as it came
 * @param ending whether that is all of it
 * @param source where the text is from
 * @param at when it was over
 */
public record Answer(String streamId, String text, Ending ending, String source, Instant at) {}
