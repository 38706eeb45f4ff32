package dev.typewire.processor.emit.typescript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A TypeScript type, before it is text. */
sealed interface TsType {
  /** An object that has no members at all. */
  String NO_MEMBERS = "Record<string, never>";

  /**
   * {@code string}, {@code number}, {@code boolean}, {@code null}, {@code undefined}, {@code never}
   * or {@code unknown}.
   */
  enum Keyword implements TsType {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    UNDEFINED,
    NEVER,
    UNKNOWN
  }

  /** One of some strings. */
  record Literals(List<String> values) implements TsType {}

  /** A type as the application wrote it. */
  record Verbatim(String source) implements TsType {}

  /** A named type. */
  record Reference(String name, List<TsType> arguments) implements TsType {}

  /** An array. */
  record ArrayOf(TsType element) implements TsType {}

  /** An array with a type for each place. */
  record TupleOf(List<TsType> elements) implements TsType {}

  /**
   * An object without a name.
   *
   * @param members its members
   * @param rest what all keys lead to, if it has others than these
   */
  record Members(List<Member> members, @Nullable TsType rest) implements TsType {
    private String source() {
      List<String> all = new ArrayList<>();
      members.forEach(member -> all.add(member.text()));
      if (rest != null) {
        all.add(ANY_KEY + ": " + rest.text());
      }
      return all.isEmpty() ? NO_MEMBERS : "{ " + String.join("; ", all) + " }";
    }
  }

  /** What stands for keys that are not known beforehand. */
  String ANY_KEY = "[key: string]";

  /** A member of such an object. */
  record Member(String name, boolean optional, TsType type) {
    String text() {
      return TsText.key(name) + (optional ? "?: " : ": ") + type.text();
    }
  }

  /** All of some types at once. */
  record Intersection(List<TsType> members) implements TsType {}

  /** One of some types. */
  record Union(List<TsType> members) implements TsType {
    /** Nobody knows what binds how in a type that the application wrote. */
    private static String member(TsType member) {
      return member instanceof Verbatim verbatim ? "(" + verbatim.source() + ")" : member.text();
    }
  }

  /** The type as TypeScript reads it. */
  default String text() {
    if (this instanceof Keyword keyword) {
      return keyword.name().toLowerCase(Locale.ROOT);
    }
    if (this instanceof Literals literals) {
      return literals.values().isEmpty()
          ? "never"
          : literals.values().stream().map(TsText::quote).collect(Collectors.joining(" | "));
    }
    if (this instanceof Reference reference) {
      return reference.arguments().isEmpty()
          ? reference.name()
          : reference.name()
              + reference.arguments().stream()
                  .map(TsType::text)
                  .collect(Collectors.joining(", ", "<", ">"));
    }
    if (this instanceof ArrayOf array) {
      boolean simple =
          array.element() instanceof Keyword
              || array.element() instanceof Reference
              || array.element() instanceof ArrayOf
              || array.element() instanceof TupleOf
              || array.element() instanceof Members;
      return simple ? array.element().text() + "[]" : "(" + array.element().text() + ")[]";
    }
    if (this instanceof Verbatim verbatim) {
      return verbatim.source();
    }
    if (this instanceof TupleOf tuple) {
      return tuple.elements().stream()
          .map(TsType::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (this instanceof Members object) {
      return object.source();
    }
    if (this instanceof Intersection intersection) {
      return intersection.members().stream().map(TsType::text).collect(Collectors.joining(" & "));
    }
    Union union = (Union) this;
    return union.members().stream().map(Union::member).collect(Collectors.joining(" | "));
  }
}
