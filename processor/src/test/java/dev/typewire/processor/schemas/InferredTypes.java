package dev.typewire.processor.schemas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes {@code tsc} compare what zod infers with the generated types, exactly.
 *
 * <p>A schema that says its type is split in two: one that says it, and one behind it whose type is
 * inferred.
 */
final class InferredTypes {
  /** What zod infers of other keys is not what an interface can say. */
  private static final String NO_OTHER_KEYS = "(?![^;]*\\.catchall\\()";

  private static final Pattern CONSTANT =
      Pattern.compile(
          "export const (\\w+): (z\\.ZodType<(\\w+)>) = (?!z\\.object\\(\\{}\\))" + NO_OTHER_KEYS);
  private static final Pattern FUNCTION =
      Pattern.compile(
          "export function (\\w+)<([^>]+)>\\((.*)\\): (z\\.ZodType<(\\w+)<.*>>) \\{\n"
              + NO_OTHER_KEYS);
  private static final Pattern SCHEMA =
      Pattern.compile("export const (\\w+Schema_*)(?:: z\\.ZodType<\\w+>)? = ");
  private static final Pattern TYPE = Pattern.compile("export (?:interface|type) (\\w+)\\b(?!<)");

  private InferredTypes() {}

  /** The module with the schemas behind it exported too. */
  static String split(String module) {
    String constants =
        CONSTANT
            .matcher(module)
            .replaceAll(
                "export const $1: $2 = z.lazy(() => inferred_$1);\n"
                    + "export const inferred_$1 = ");
    return FUNCTION
        .matcher(constants)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "export function %1$s<%2$s>(%3$s): %4$s { return inferred_%1$s(%5$s); }\n"
                            .formatted(
                                found.group(1),
                                found.group(2),
                                found.group(3),
                                found.group(4),
                                found.group(3).replaceAll(": z\\.ZodType<\\w+>", ""))
                        + "export function inferred_%s<%s>(%s) {\n"
                            .formatted(found.group(1), found.group(2), found.group(3))));
  }

  /** A line that does not compile unless the types are the same, for each schema of the module. */
  static List<String> comparisons(String module) {
    List<String> lines = new ArrayList<>();
    List<String> types = TYPE.matcher(module).results().map(found -> found.group(1)).toList();
    String split = split(module);
    for (MatchResult schema : SCHEMA.matcher(split).results().toList()) {
      String name = schema.group(1);
      String plain = name.replaceFirst("^inferred_", "").replaceFirst("_+$", "");
      for (String type : types) {
        if (plain.equalsIgnoreCase(type + "Schema")) {
          lines.add("same<z.infer<typeof all.%s>, all.%s>(true);".formatted(name, type));
        }
      }
    }
    for (MatchResult function : FUNCTION.matcher(module).results().toList()) {
      List<String> arguments =
          Collections.nCopies(function.group(2).split(",").length, "z.string()");
      lines.add(
          "const %1$s = all.inferred_%1$s(%2$s); same<z.infer<typeof %1$s>, all.%3$s<%4$s>>(true);"
              .formatted(
                  function.group(1),
                  String.join(", ", arguments),
                  function.group(5),
                  arguments.stream().map(a -> "string").collect(Collectors.joining(", "))));
    }
    return lines;
  }

  /** A file of such lines. */
  static String[] page(List<String> lines) {
    List<String> page =
        new ArrayList<>(
            List.of(
                "import { z } from \"zod\";",
                "import * as all from \"./channels.js\";",
                "type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends",
                "  (<T>() => T extends B ? 1 : 2) ? true : false;",
                "function same<A, B>(yes: Same<A, B>): void { void yes; }"));
    page.addAll(lines);
    return page.toArray(String[]::new);
  }
}
