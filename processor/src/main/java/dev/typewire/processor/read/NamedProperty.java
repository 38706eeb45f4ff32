package dev.typewire.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * A property with its name in the JSON.
 *
 * @param java its members
 * @param name its key
 * @param explicit whether an annotation gives it that name
 */
record NamedProperty(JavaProperty java, String name, boolean explicit) {
  /**
   * One property of those with the same name, as Jackson makes it: a getter goes before a field, a
   * name that was given before one that was not, what is public before what is not. Those that
   * still compete for one name stay apart.
   */
  static List<NamedProperty> joined(List<NamedProperty> properties) {
    Map<String, List<NamedProperty>> byName = new LinkedHashMap<>();
    properties.forEach(p -> byName.computeIfAbsent(p.name(), name -> new ArrayList<>()).add(p));
    return byName.values().stream().flatMap(same -> join(same).stream()).toList();
  }

  private static List<NamedProperty> join(List<NamedProperty> same) {
    List<NamedProperty> best = preferred(same, p -> p.java().value() instanceof ExecutableElement);
    best = preferred(best, NamedProperty::explicit);
    best = preferred(best, p -> p.java().visible());
    return same.size() > 1 && best.size() == 1 ? List.of(best.get(0).with(same)) : same;
  }

  private static List<NamedProperty> preferred(
      List<NamedProperty> candidates, Predicate<NamedProperty> better) {
    List<NamedProperty> preferred = candidates.stream().filter(better).toList();
    return preferred.isEmpty() ? candidates : preferred;
  }

  /** The same with the annotations of the others. */
  private NamedProperty with(List<NamedProperty> same) {
    List<Element> members = new ArrayList<>(java.members());
    same.stream()
        .filter(other -> !other.equals(this))
        .forEach(o -> members.addAll(o.java().members()));
    return new NamedProperty(
        new JavaProperty(java.implicitName(), java.value(), java.place(), members, true),
        name,
        explicit);
  }
}
