package shop;

import dev.typewire.runtime.Realtime;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OldChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
@SuppressWarnings({"deprecation", "removal"})
public final class OldChannelPublisher implements OldChannel {
  private final OldChannelRef ref;

  private final Realtime over;

  OldChannelPublisher(OldChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  @Override
  public Old.Kind kind() {
    return this.ref.kind();
  }

  /**
   * Publishes on the topic {@code gone}.
   */
  @Override
  public void gone(List<Gone[]> gone) {
    this.over.publish(this.ref.gone(), gone);
  }

  /**
   * Publishes on the topic {@code inner}.
   */
  @Override
  public void inner(Old.Inner inner) {
    this.over.publish(this.ref.inner(), inner);
  }
}
