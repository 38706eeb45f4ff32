package shop;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** Something to draw. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
sealed interface Shape {
  /**
   * Round.
   *
   * @param radius in millimetres
   */
  @JsonTypeName("circle")
  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}
}
