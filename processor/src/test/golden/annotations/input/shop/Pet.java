package shop;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Pet.Cat.class, name = "cat"),
  @JsonSubTypes.Type(value = Pet.Dog.class, name = "dog")
})
class Pet {
  public String name = "";

  static class Cat extends Pet {
    public int lives;
  }

  static class Dog extends Pet {}
}
