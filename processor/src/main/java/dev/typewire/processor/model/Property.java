package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A property of a JSON object.
 *
 * @param name its key in the JSON
 * @param shape what it holds when it is there
 * @param optional whether it can be missing
 * @param checks what its value promises beyond its shape
 * @param doc its documentation
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Property(
    String name,
    TypeShape shape,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean optional,
    List<Check> checks,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc) {
  @SuppressWarnings("NullAway") // absent from JSON when empty
  public Property {
    checks = checks == null ? List.of() : List.copyOf(checks);
    doc = doc == null ? Doc.NONE : doc;
  }

  /** A property whose value promises nothing. */
  public Property(String name, TypeShape shape, boolean optional, Doc doc) {
    this(name, shape, optional, List.of(), doc);
  }

  /** The same without documentation. */
  public Property withoutDoc() {
    return new Property(name, shape, optional, checks, Doc.NONE);
  }

  Property bare() {
    return new Property(name, BareShape.of(shape), false, Doc.NONE);
  }
}
