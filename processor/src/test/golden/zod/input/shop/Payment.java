package shop;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Size;

/** A union that its type id tells apart. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Payment {
  @JsonTypeName("card")
  record Card(@Size(min = 4, max = 4) String lastDigits) implements Payment {}

  @JsonTypeName("invoice")
  record Invoice(int days) implements Payment {}
}
