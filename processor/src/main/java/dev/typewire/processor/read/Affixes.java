package dev.typewire.processor.read;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code @JsonUnwrapped} puts around the names of the properties that it takes out of an
 * object, the innermost first.
 */
record Affixes(List<Affix> affixes) {
  static final Affixes NONE = new Affixes(List.of());

  Affixes {
    affixes = List.copyOf(affixes);
  }

  /** Text before and behind a name. */
  record Affix(String prefix, String suffix) {}

  static Affixes of(String prefix, String suffix) {
    return new Affixes(List.of(new Affix(prefix, suffix)));
  }

  /** These, and the others around them. */
  Affixes within(Affixes outer) {
    List<Affix> all = new ArrayList<>(affixes);
    all.addAll(outer.affixes);
    return new Affixes(all);
  }

  String around(String name) {
    String result = name;
    for (Affix affix : affixes) {
      result = affix.prefix() + result + affix.suffix();
    }
    return result;
  }
}
