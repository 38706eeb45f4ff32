package shop;

import dev.typewire.annotations.Topic;
import java.util.List;

public interface Stepped<S> {
  /** A step has changed. */
  @Topic
  void step(S step);

  /** All steps. */
  @Topic
  void steps(List<S> steps);
}
