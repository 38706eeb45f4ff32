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
 * @Topic TopicStream<String> tokens();
 * }</pre>
 *
 * <p>The method takes one payload, whose JSON is what Jackson writes. It returns {@code void} (it
 * returns when the broker has the message, or throws), {@code Receipt}, or {@code
 * CompletionStage<Receipt>}.
 *
 * <p>A method that takes nothing and returns {@code TopicStream<T>} opens a stream: payloads of
 * type {@code T} that belong together, with a beginning and an end.
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
   * channel's history holds. A stream counts as one message, with all of its chunks.
   */
  int replay() default 0;

  /**
   * What becomes of the topic's messages for a client that does not keep up with them. A stream's
   * chunks are never left out.
   */
  WhenSlow whenSlow() default WhenSlow.RESUME;
}
