package dev.typewire.runtime;

import dev.typewire.runtime.broker.Start;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a subscription starts, and who hears of a gap or of an error.
 *
 * <p>Immutable: {@code SubscribeOptions.since(id).onGap(gap -> …)} is a new value.
 */
public final class SubscribeOptions {
  private final Function<TopicDefinition<?>, Start> start;
  private final @Nullable Consumer<Gap> onGap;
  private final @Nullable Consumer<Throwable> onError;

  private SubscribeOptions(
      Function<TopicDefinition<?>, Start> start,
      @Nullable Consumer<Gap> onGap,
      @Nullable Consumer<Throwable> onError) {
    this.start = start;
    this.onGap = onGap;
    this.onError = onError;
  }

  private static SubscribeOptions startingAt(Function<TopicDefinition<?>, Start> start) {
    return new SubscribeOptions(start, null, null);
  }

  /** Starts with as many of the latest messages as the topic declares for replay; the default. */
  public static SubscribeOptions declared() {
    return startingAt(topic -> Start.replay(Map.of(topic.name(), topic.replay())));
  }

  /** Starts with the first message that comes after subscribing. */
  public static SubscribeOptions now() {
    return startingAt(topic -> Start.now());
  }

  /** Starts right after a message that was seen; what the broker no longer has is a {@link Gap}. */
  public static SubscribeOptions since(MessageId id) {
    return startingAt(topic -> Start.after(id));
  }

  /** Starts with the topic's latest messages, at most {@code count} of them. */
  public static SubscribeOptions last(int count) {
    return startingAt(topic -> Start.replay(Map.of(topic.name(), count)));
  }

  /**
   * Has a gap told to this listener, before the first message after it; the subscription goes on.
   *
   * <p>Without a listener a callback subscription logs a warning and goes on, and a {@code
   * Flow.Publisher} ends with a {@link GapException}.
   */
  public SubscribeOptions onGap(Consumer<Gap> listener) {
    return new SubscribeOptions(start, listener, onError);
  }

  /**
   * Has errors told to this listener: what the callback throws, and messages that cannot be read as
   * the topic's type. The subscription goes on with the next message. Without a listener they are
   * logged.
   */
  public SubscribeOptions onError(Consumer<Throwable> listener) {
    return new SubscribeOptions(start, onGap, listener);
  }

  Start startOf(TopicDefinition<?> topic) {
    return start.apply(topic);
  }

  @Nullable Consumer<Gap> gapListener() {
    return onGap;
  }

  @Nullable Consumer<Throwable> errorListener() {
    return onError;
  }
}
