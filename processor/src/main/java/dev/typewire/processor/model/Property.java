package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A property of a JSON object.
 *
 * @param name its key in the JSON
 * @param shape what it holds when it is there
 * @param optional whether it can be missing
 * @param doc its documentation
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Property(
    String name,
    TypeShape shape,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean optional,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc) {
  @SuppressWarnings("NullAway") // absent from JSON when empty
  public Property {
    doc = doc == null ? Doc.NONE : doc;
  }

  /** The same without documentation. */
  public Property withoutDoc() {
    return new Property(name, shape, optional, Doc.NONE);
  }

  Property bare() {
    return new Property(name, BareShape.of(shape), false, Doc.NONE);
  }
}
