package shop;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.typewire.annotations.TypeScript;
import java.util.Optional;

record Own(
    @JsonRawValue @TypeScript("{ zip: string }") String address,
    @TypeScript("\"a\" | \"b\"") Optional<String> letter,
    Money price) {
  @TypeScript("`${number} ${string}`")
  record Money(long cents, String currency) {}
}
