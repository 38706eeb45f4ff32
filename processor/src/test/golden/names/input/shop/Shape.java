package shop;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.typewire.annotations.TypeScript;

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
public sealed interface Shape {
  @JsonTypeName("circle")
  @TypeScript(name = "RoundShape")
  record Circle(int radius) implements Shape {}

  @JsonTypeName("square")
  record Square(int side) implements Shape {}
}
