package dev.typewire.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The Java types that are TypeScript types of the application's choice wherever they are used.
 *
 * @param types the text for each, by qualified name
 * @param mistakes what of the option says nothing, with the reason
 */
public record TypeMappings(Map<String, String> types, List<String> mistakes) {
  /** The option: {@code <Java type>=<TypeScript type>}, several with {@code ;} between them. */
  public static final String OPTION = "typewire.ts.types";

  public TypeMappings {
    types = Map.copyOf(types);
    mistakes = List.copyOf(mistakes);
  }

  /** What the processor's options say. */
  public static TypeMappings of(Map<String, String> options) {
    Map<String, String> types = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    // javac has no value at all for an option without an equals sign.
    String text = Objects.requireNonNullElse(options.get(OPTION), "");
    for (String pair : TypeScriptSyntax.split(text, ';')) {
      if (!pair.isBlank()) {
        add(pair.strip(), types, mistakes);
      }
    }
    return new TypeMappings(types, mistakes);
  }

  private static void add(String pair, Map<String, String> types, List<String> mistakes) {
    int equals = pair.indexOf('=');
    String java = pair.substring(0, Math.max(equals, 0)).strip();
    String text = pair.substring(equals + 1).strip();
    Optional<String> mistake = TypeScriptSyntax.mistake(text);
    if (java.isEmpty()) {
      mistakes.add("\"" + pair + "\" is not <Java type>=<TypeScript type>");
    } else if (mistake.isPresent()) {
      mistakes.add("the TypeScript type \"" + text + "\" " + mistake.get());
    } else if (types.putIfAbsent(java, text) != null) {
      mistakes.add(java + " is there twice");
    }
  }

  /** What the application says of this type, wherever it is used. */
  public Optional<TypeShape> shape(String javaType) {
    return Optional.ofNullable(types.get(javaType)).map(TypeShape.Verbatim::new);
  }
}
