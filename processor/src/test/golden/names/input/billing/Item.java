package billing;

import dev.typewire.annotations.TypeScript;
import java.math.BigDecimal;

/** It chooses its name, so shop.Item keeps the simple one. */
@TypeScript(name = "BilledItem")
public record Item(BigDecimal price, Tax tax, Sku sku) {
  /** The other one of this name gives way. */
  @TypeScript(name = "Shape")
  public enum Tax {
    FULL,
    NONE
  }

  /** Its name and its text. */
  @TypeScript(value = "`SKU-${string}`", name = "ItemCode")
  public record Sku(String code) {}
}
