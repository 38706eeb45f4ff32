package shop;

import dev.typewire.runtime.Realtime;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link AdminChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class AdminChannelPublisher implements AdminChannel {
  private final AdminChannelRef ref;

  private final Realtime over;

  AdminChannelPublisher(AdminChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code order}.
   */
  @Override
  public void order(OrderChanged change) {
    this.over.publish(this.ref.order(), change);
  }
}
