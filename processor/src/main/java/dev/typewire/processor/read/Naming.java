package dev.typewire.processor.read;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies.NamingBase;

/** Makes a property's name in the JSON from that in Java, as {@code @JsonNaming} says. */
interface Naming {
  /** As in Java. */
  Naming NONE = name -> name;

  /** The name in the JSON. */
  String translate(String implicitName);

  /** Jackson's strategy of this class; nothing for a class of anybody else. */
  static Optional<Naming> of(String strategy) {
    return Optional.ofNullable(Known.STRATEGIES.get(strategy))
        .map(known -> name -> known.nameForField(null, null, name));
  }

  /** The strategy of an option's value; as in Java for any other value. */
  static Naming ofOption(String value) {
    String camel =
        Arrays.stream(value.split("_", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    return of(AnnotationReader.name(
            "tools", "jackson", "databind", "PropertyNamingStrategies", camel + "Strategy"))
        .orElse(NONE);
  }

  /** Whether this is one of Jackson's own, or what {@code @JsonNaming} says without any. */
  static boolean isKnown(String strategy) {
    return Known.STRATEGIES.containsKey(strategy) || strategy.equals(Known.NO_STRATEGY);
  }

  /** Jackson's own strategies, by the names that user code has for them. */
  final class Known {
    private static final String NO_STRATEGY =
        AnnotationReader.name("tools", "jackson", "databind", "PropertyNamingStrategy");
    private static final Map<String, NamingBase> STRATEGIES = new HashMap<>();

    static {
      add(new PropertyNamingStrategies.LowerCamelCaseStrategy());
      add(new PropertyNamingStrategies.UpperCamelCaseStrategy());
      add(new PropertyNamingStrategies.SnakeCaseStrategy());
      add(new PropertyNamingStrategies.UpperSnakeCaseStrategy());
      add(new PropertyNamingStrategies.LowerCaseStrategy());
      add(new PropertyNamingStrategies.KebabCaseStrategy());
      add(new PropertyNamingStrategies.LowerDotCaseStrategy());
    }

    private Known() {}

    private static void add(NamingBase strategy) {
      STRATEGIES.put(
          AnnotationReader.name(
              "tools",
              "jackson",
              "databind",
              "PropertyNamingStrategies",
              strategy.getClass().getSimpleName()),
          strategy);
    }
  }
}
