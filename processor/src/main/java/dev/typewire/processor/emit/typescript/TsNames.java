package dev.typewire.processor.emit.typescript;

import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeScriptSyntax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives every type and channel of the module a name of its own.
 *
 * <p>That is the name that {@code @TypeScript} chose, else its simple name, or where several share
 * it, the simple name of the one whose package has channels (the first by name), and for the others
 * the simple name behind as much of the package as it takes: {@code Item}, {@code BillingItem}.
 */
public final class TsNames {
  /** Words and globals that a type of the module must not hide. */
  private static final Set<String> RESERVED =
      Set.of(
          "Array",
          "Boolean",
          "Date",
          "Error",
          "Function",
          "Map",
          "Number",
          "Object",
          "Omit",
          "Partial",
          "Pick",
          "Promise",
          "Readonly",
          "Record",
          "RegExp",
          "Required",
          "Set",
          "String",
          "Symbol",
          "any",
          "arguments",
          "bigint",
          "boolean",
          "channel",
          "encodeURIComponent",
          "eval",
          "never",
          "null",
          "number",
          "object",
          "payloadSchema",
          "staticSchema",
          "string",
          "symbol",
          "undefined",
          "unknown",
          "void",
          "await",
          "break",
          "case",
          "catch",
          "class",
          "const",
          "continue",
          "debugger",
          "default",
          "delete",
          "do",
          "else",
          "enum",
          "export",
          "extends",
          "false",
          "finally",
          "for",
          "function",
          "if",
          "implements",
          "import",
          "in",
          "instanceof",
          "interface",
          "let",
          "new",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "static",
          "super",
          "switch",
          "this",
          "throw",
          "true",
          "try",
          "typeof",
          "var",
          "while",
          "with",
          "yield",
          "Awaited",
          "BigInt",
          "Exclude",
          "Extract",
          "Infinity",
          "InstanceType",
          "Iterable",
          "Iterator",
          "JSON",
          "Math",
          "NaN",
          "NonNullable",
          "Parameters",
          "PayloadSchema",
          "Proxy",
          "ReadonlyArray",
          "ReadonlyMap",
          "ReadonlySet",
          "ReturnType",
          "WeakMap",
          "WeakSet",
          "abstract",
          "as",
          "asserts",
          "async",
          "constructor",
          "declare",
          "get",
          "global",
          "globalThis",
          "infer",
          "intrinsic",
          "is",
          "keyof",
          "module",
          "namespace",
          "of",
          "readonly",
          "require",
          "set",
          "type",
          "unique",
          "z");

  /**
   * A name that a type chose and cannot have.
   *
   * @param type the type
   * @param owner the type or channel that has the name already
   * @param instead what it is called without a choice
   */
  public record Clash(TypeDefinition type, String owner, String instead) {}

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> topics = new HashMap<>();
  private final Map<String, String> channels = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> schemas = new HashMap<>();
  private final Set<String> taken = new HashSet<>(RESERVED);
  private final List<Clash> clashes = new ArrayList<>();

  /** The names of this contract's module. */
  public TsNames(Contract contract) {
    Set<String> channelPackages = new HashSet<>();
    contract.channels().forEach(channel -> channelPackages.add(packageOf(channel.type())));
    for (ChannelContract channel : contract.channels()) {
      String simple = claim(channel.type(), "Topics");
      topics.put(channel.type(), simple);
      channels.put(channel.type(), claimWord(lowerFirst(simple.substring(0, simple.length() - 6))));
    }
    List<TypeDefinition> sorted = new ArrayList<>(contract.types());
    sorted.sort(
        Comparator.comparing((TypeDefinition t) -> !channelPackages.contains(packageOf(t.type())))
            .thenComparing(TypeDefinition::type));
    Map<String, String> owners = new HashMap<>();
    topics.forEach((channel, name) -> owners.put(name, channel));
    channels.forEach((channel, name) -> owners.put(name, channel));
    sorted.stream().filter(TsNames::hasChosen).forEach(type -> claimChosen(type, owners));
    sorted.forEach(type -> types.computeIfAbsent(type.type(), name -> claim(name, "")));
    contract.types().forEach(this::nameVariables);
    sorted.forEach(
        type -> schemas.put(type.type(), claimWord(lowerFirst(type(type.type())) + "Schema")));
  }

  private static boolean hasChosen(TypeDefinition type) {
    return TypeScriptSyntax.isIdentifier(type.name()) && !isReserved(type.name());
  }

  private void claimChosen(TypeDefinition type, Map<String, String> owners) {
    if (taken.add(type.name())) {
      types.put(type.type(), type.name());
      owners.put(type.name(), type.type());
    } else {
      String instead = types.computeIfAbsent(type.type(), name -> claim(name, ""));
      clashes.add(new Clash(type, owners.getOrDefault(type.name(), ""), instead));
    }
  }

  /** A variable must not hide a type that may stand beside it. */
  private void nameVariables(TypeDefinition type) {
    List<String> parameters = type.parameters();
    for (String parameter : parameters) {
      String name = TypeScriptSyntax.identifier(parameter);
      while (taken.contains(name) || (!name.equals(parameter) && parameters.contains(name))) {
        name += "_";
      }
      variables.put(parameter, name);
    }
  }

  /** The names that types chose and cannot have, because others have them. */
  public List<Clash> clashes() {
    return List.copyOf(clashes);
  }

  /** Whether a local name or a type may not be called so. */
  public static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** The name of a payload's type. */
  String type(String javaType) {
    return types.getOrDefault(javaType, "unknown");
  }

  /** The name of a type's parameter where it is declared and used. */
  String variable(String javaName) {
    return variables.getOrDefault(javaName, javaName);
  }

  /** The name of the interface that lists a channel's topics. */
  String topics(String channel) {
    return topics.getOrDefault(channel, "");
  }

  /** The name of a channel's constant. */
  String channel(String channel) {
    return channels.getOrDefault(channel, "");
  }

  /** The name of the schema of a payload's type. */
  String schema(String javaType) {
    return schemas.getOrDefault(javaType, "");
  }

  /** Names for the arguments of a function that stand for type parameters. */
  Map<String, String> locals(List<String> parameters) {
    Map<String, String> locals = new LinkedHashMap<>();
    for (String parameter : parameters) {
      String name = lowerFirst(parameter);
      while (taken.contains(name) || locals.containsValue(name)) {
        name += "_";
      }
      locals.put(parameter, name);
    }
    return locals;
  }

  private String claim(String javaType, String suffix) {
    int dot = javaType.lastIndexOf('.');
    StringBuilder name =
        new StringBuilder(TypeScriptSyntax.identifier(javaType.substring(dot + 1)));
    while (!taken.add(name + suffix)) {
      int before = javaType.lastIndexOf('.', dot - 1);
      name.insert(0, dot > 0 ? upperFirst(identifier(javaType, before + 1, dot)) : "_");
      dot = before;
    }
    return name + suffix;
  }

  private static String identifier(String javaType, int from, int to) {
    return TypeScriptSyntax.identifier(javaType.substring(from, to));
  }

  private String claimWord(String word) {
    String name = word;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  private static String packageOf(String javaType) {
    return javaType.substring(0, Math.max(0, javaType.lastIndexOf('.')));
  }

  private static String upperFirst(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** {@code OrderChannel} gives {@code orderChannel}, {@code URLChannel} {@code urlChannel}. */
  private static String lowerFirst(String word) {
    int capitals = 0;
    while (capitals < word.length() && Character.isUpperCase(word.charAt(capitals))) {
      capitals++;
    }
    int lower = capitals > 1 && capitals < word.length() ? capitals - 1 : capitals;
    return word.substring(0, lower).toLowerCase(Locale.ROOT) + word.substring(lower);
  }
}
