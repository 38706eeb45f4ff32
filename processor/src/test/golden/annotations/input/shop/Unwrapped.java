package shop;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;

record Unwrapped(
    @JsonUnwrapped Address address,
    @JsonUnwrapped(prefix = "billing_") Optional<Address> billing) {
  /**
   * Where it goes.
   *
   * @param street with the number
   */
  record Address(String street, String town) {}
}
