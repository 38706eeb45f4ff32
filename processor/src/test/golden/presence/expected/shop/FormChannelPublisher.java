package shop;

import dev.typewire.runtime.Realtime;
import java.util.List;
import java.util.Optional;
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
   * Publishes on the topic {@code fields}.
   */
  @Override
  public void fields(Fields fields) {
    this.over.publish(this.ref.fields(), fields);
  }

  /**
   * Publishes on the topic {@code sparse}.
   */
  @Override
  public void sparse(Sparse sparse) {
    this.over.publish(this.ref.sparse(), sparse);
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
   * Publishes on the topic {@code note}.
   *
   * <p>A publisher takes no null.
   */
  @Override
  public void note(String note) {
    this.over.publish(this.ref.note(), note);
  }

  /**
   * Publishes on the topic {@code maybe}.
   */
  @Override
  public void maybe(Optional<String> maybe) {
    this.over.publish(this.ref.maybe(), maybe);
  }
}
