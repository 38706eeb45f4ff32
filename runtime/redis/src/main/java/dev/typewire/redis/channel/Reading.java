package dev.typewire.redis.channel;

import dev.typewire.runtime.broker.StoredMessage;
import java.util.List;
import java.util.Map;

/**
 * What a script read.
 *
 * @param state where the channel stood at that moment
 * @param messages in their order; not all that there are
 * @param first the sequence from which on was read
 * @param firsts of a replay, the first message of each topic
 */
record Reading(
    ChannelState state, List<StoredMessage> messages, long first, Map<String, Long> firsts) {
  /** The sequence before the first message that is still there after {@code first - 1}. */
  long reachableFrom() {
    return messages.isEmpty() ? state.last() : messages.get(0).id().sequence() - 1;
  }
}
