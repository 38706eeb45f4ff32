package dev.typewire.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a topic: a typed stream of messages inside a channel.
 *
 * <pre>{@code
 * @Topic void step(OrderStep step);
 * @Topic(replay = 50) Receipt log(LogLine line);
 * @Topic(name = "order-changed") CompletionStage<Receipt> changed(OrderChanged change);
 * }</pre>
 *
 * <p>The method takes one payload, whose JSON is what Jackson writes. It returns {@code void} (it
 * returns when the broker has the message, or throws), {@code Receipt}, or {@code
 * CompletionStage<Receipt>}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Topic {
  /**
   * The topic's name on the wire, of {@code A-Z a-z 0-9 _ -}. Empty, the default, stands for the
   * method's name.
   */
  String name() default "";

  /**
   * How many of the topic's latest messages a new subscriber gets first, at most as many as the
   * channel's history holds.
   */
  int replay() default 0;
}
