package shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** A global of TypeScript, which the module needs itself. */
public record Record(Map<String, Integer> counts, Shape shape, @JsonProperty("__proto__") int proto) {}
