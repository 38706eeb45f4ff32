package shop;

import dev.typewire.runtime.DurableRun;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link FormChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class FormChannelDurablePublisher {
  private final FormChannelRef ref;

  private final DurableRun over;

  FormChannelDurablePublisher(FormChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code form}.
   *
   * @param stepId names the publish within the run
   */
  public void form(String stepId, Form form) {
    this.over.publish(stepId, this.ref.form(), form);
  }

  /**
   * Publishes on the topic {@code marked}.
   *
   * @param stepId names the publish within the run
   */
  public void marked(String stepId, Marked marked) {
    this.over.publish(stepId, this.ref.marked(), marked);
  }

  /**
   * Publishes on the topic {@code names}.
   *
   * @param stepId names the publish within the run
   */
  public void names(String stepId, List<String> names) {
    this.over.publish(stepId, this.ref.names(), names);
  }

  /**
   * Publishes on the topic {@code pages}.
   *
   * @param stepId names the publish within the run
   */
  public void pages(String stepId, Page<Form> forms) {
    this.over.publish(stepId, this.ref.pages(), forms);
  }

  /**
   * Publishes on the topic {@code value}.
   *
   * @param stepId names the publish within the run
   */
  public void value(String stepId, Value value) {
    this.over.publish(stepId, this.ref.value(), value);
  }
}
