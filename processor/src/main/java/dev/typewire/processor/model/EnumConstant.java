package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One value of an enum.
 *
 * @param value the string that stands for it in the JSON
 * @param doc its documentation
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EnumConstant(
    @JsonInclude(JsonInclude.Include.ALWAYS) String value,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc) {
  @SuppressWarnings("NullAway") // absent from JSON when empty
  public EnumConstant {
    doc = doc == null ? Doc.NONE : doc;
  }
}
