package dev.typewire.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an interface as a realtime channel: a named scope for typed messages.
 *
 * <pre>{@code
 * @Channel("order:{orderId}")
 * public interface OrderChannel {
 *   @Topic void step(OrderStep step);
 *   @Topic(replay = 50) void log(LogLine line);
 * }
 * }</pre>
 *
 * <p>The processor then writes {@code OrderChannelRef}, {@code OrderChannelPublisher} and {@code
 * OrderChannelDurablePublisher} into the same package, and the channel's TypeScript types into the
 * module of the compilation.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Channel {
  /**
   * The channel's name, such as {@code admin}, or the pattern of its names, such as {@code
   * order:{orderId}}.
   *
   * <p>A placeholder is a Java identifier in braces. Its value is a {@code String} unless a {@link
   * Param} accessor types it, and is percent-encoded into the name (the unreserved set of
   * ECMAScript's {@code encodeURIComponent}), so that no value can reach into another channel.
   */
  String value();

  /** How many of the channel's latest messages the broker keeps for replay and resume. */
  int history() default 256;

  /**
   * How long the broker keeps a message for replay and resume, and remembers an idempotency key: an
   * ISO 8601 duration, as {@link java.time.Duration#parse} reads it.
   */
  String retention() default "PT10M";
}
