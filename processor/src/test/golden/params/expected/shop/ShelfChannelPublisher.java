package shop;

import dev.typewire.runtime.Realtime;
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link ShelfChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
final class ShelfChannelPublisher implements ShelfChannel {
  private final ShelfChannelRef ref;

  private final Realtime over;

  ShelfChannelPublisher(ShelfChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  @Override
  public UUID shopId() {
    return this.ref.shopId();
  }

  @Override
  public ShelfChannel.Region region() {
    return this.ref.region();
  }

  @Override
  public int aisle() {
    return this.ref.aisle();
  }

  @Override
  public Long shelf() {
    return this.ref.shelf();
  }

  @Override
  public String note() {
    return this.ref.note();
  }

  /**
   * Publishes on the topic {@code stock}.
   */
  @Override
  public void stock(Integer pieces) {
    this.over.publish(this.ref.stock(), pieces);
  }
}
