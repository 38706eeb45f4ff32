package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

/**
 * What happens to one order: {@code order:{orderId}} with its {@link Step steps}.
 *
 * <p>An example:
 *
 * <pre>{@code
 * @Channel("a")
 * List<Step> steps = list();
 * }</pre>
 *
 * @see Step
 */
@Channel("order:{orderId}")
public interface OrderChannel {
  /**
   * A step has <b>changed</b>, 1 &lt; 2.
   *
   * @param step the step
   */
  @Topic
  void step(Step step);

  /**
   * A step, as before.
   *
   * @deprecated use {@link #step}
   */
  @Deprecated
  @Topic
  void oldStep(OldStep step);
}
