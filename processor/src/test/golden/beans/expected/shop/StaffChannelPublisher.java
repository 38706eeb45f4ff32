package shop;

import dev.typewire.runtime.Realtime;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link StaffChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class StaffChannelPublisher implements StaffChannel {
  private final StaffChannelRef ref;

  private final Realtime over;

  StaffChannelPublisher(StaffChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code changed}.
   */
  @Override
  public void changed(Manager manager) {
    this.over.publish(this.ref.changed(), manager);
  }

  /**
   * Publishes on the topic {@code box}.
   */
  @Override
  public void box(Box<Person> box) {
    this.over.publish(this.ref.box(), box);
  }
}
