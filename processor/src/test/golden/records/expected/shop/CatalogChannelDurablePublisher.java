package shop;

import dev.typewire.runtime.DurableRun;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link CatalogChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class CatalogChannelDurablePublisher {
  private final CatalogChannelRef ref;

  private final DurableRun over;

  CatalogChannelDurablePublisher(CatalogChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code page}.
   *
   * @param stepId names the publish within the run
   */
  public void page(String stepId, Page<Product> page) {
    this.over.publish(stepId, this.ref.page(), page);
  }

  /**
   * Publishes on the topic {@code batch}.
   *
   * @param stepId names the publish within the run
   */
  public void batch(String stepId, List<Page<? extends Product>> pages) {
    this.over.publish(stepId, this.ref.batch(), pages);
  }

  /**
   * Publishes on the topic {@code prices}.
   *
   * @param stepId names the publish within the run
   */
  public void prices(String stepId, Map<Product.Kind, List<Map<String, Price>>> prices) {
    this.over.publish(stepId, this.ref.prices(), prices);
  }
}
