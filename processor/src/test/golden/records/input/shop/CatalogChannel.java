package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import java.util.List;
import java.util.Map;

@Channel("catalog")
public interface CatalogChannel {
  @Topic
  void page(Page<Product> page);

  @Topic
  void batch(List<Page<? extends Product>> pages);

  @Topic
  void prices(Map<Product.Kind, List<Map<String, Price>>> prices);
}
