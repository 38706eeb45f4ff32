package shop;

import dev.typewire.runtime.DurableRun;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link Shop.Staff.Notes}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class Shop_Staff_NotesDurablePublisher {
  private final Shop_Staff_NotesRef ref;

  private final DurableRun over;

  Shop_Staff_NotesDurablePublisher(Shop_Staff_NotesRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code note}.
   *
   * @param stepId names the publish within the run
   */
  public void note(String stepId, Shop.Staff.Notes.Step step) {
    this.over.publish(stepId, this.ref.note(), step);
  }
}
