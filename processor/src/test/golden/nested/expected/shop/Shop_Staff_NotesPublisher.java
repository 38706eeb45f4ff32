package shop;

import dev.typewire.runtime.Realtime;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link Shop.Staff.Notes}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class Shop_Staff_NotesPublisher implements Shop.Staff.Notes {
  private final Shop_Staff_NotesRef ref;

  private final Realtime over;

  Shop_Staff_NotesPublisher(Shop_Staff_NotesRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code note}.
   */
  @Override
  public void note(Shop.Staff.Notes.Step step) {
    this.over.publish(this.ref.note(), step);
  }
}
