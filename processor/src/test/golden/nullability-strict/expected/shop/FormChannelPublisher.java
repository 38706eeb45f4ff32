package shop;

import dev.typewire.runtime.Realtime;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link FormChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class FormChannelPublisher implements FormChannel {
  private final FormChannelRef ref;

  private final Realtime over;

  FormChannelPublisher(FormChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code form}.
   */
  @Override
  public void form(Form form) {
    this.over.publish(this.ref.form(), form);
  }

  /**
   * Publishes on the topic {@code marked}.
   */
  @Override
  public void marked(Marked marked) {
    this.over.publish(this.ref.marked(), marked);
  }

  /**
   * Publishes on the topic {@code names}.
   */
  @Override
  public void names(List<String> names) {
    this.over.publish(this.ref.names(), names);
  }

  /**
   * Publishes on the topic {@code pages}.
   */
  @Override
  public void pages(Page<Form> forms) {
    this.over.publish(this.ref.pages(), forms);
  }

  /**
   * Publishes on the topic {@code value}.
   */
  @Override
  public void value(Value value) {
    this.over.publish(this.ref.value(), value);
  }
}
