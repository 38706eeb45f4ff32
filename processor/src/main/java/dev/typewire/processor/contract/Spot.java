package dev.typewire.processor.contract;

/**
 * A shape's place in both contracts.
 *
 * @param topic the topic that led there
 * @param place where it is
 * @param name how a person calls it, such as {@code OrderStep.output}
 */
record Spot(Place.Topic topic, Place place, String name) {
  Spot inside(String part) {
    return new Spot(topic, place, part + " of " + name);
  }

  Spot type(String type) {
    return new Spot(topic, new Place.Type(topic, type), simpleName(type));
  }

  /** A property or constant of the type that this is. */
  Spot member(String type, String member) {
    return new Spot(topic, new Place.Member(topic, type, member), simpleName(type) + "." + member);
  }

  static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
