package shop;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

record Values(Sku sku, Map<Rank, Sku> best, @JsonAnyGetter Map<String, Object> others) {
  /** A stock keeping unit. */
  record Sku(@JsonValue String code) {}

  enum Rank {
    LOW,
    HIGH;

    @JsonValue
    int number() {
      return ordinal();
    }
  }
}
