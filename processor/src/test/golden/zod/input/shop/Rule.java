package shop;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** A union that holds itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Rule {
  @JsonTypeName("all")
  record All(List<Rule> rules) implements Rule {}

  @JsonTypeName("not")
  record Not(Rule rule) implements Rule {}

  @JsonTypeName("country")
  record Country(String code) implements Rule {}
}
