package shop;

import dev.typewire.runtime.Realtime;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link CatalogChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class CatalogChannelPublisher implements CatalogChannel {
  private final CatalogChannelRef ref;

  private final Realtime over;

  CatalogChannelPublisher(CatalogChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code page}.
   */
  @Override
  public void page(Page<Product> page) {
    this.over.publish(this.ref.page(), page);
  }

  /**
   * Publishes on the topic {@code batch}.
   */
  @Override
  public void batch(List<Page<? extends Product>> pages) {
    this.over.publish(this.ref.batch(), pages);
  }

  /**
   * Publishes on the topic {@code prices}.
   */
  @Override
  public void prices(Map<Product.Kind, List<Map<String, Price>>> prices) {
    this.over.publish(this.ref.prices(), prices);
  }
}
