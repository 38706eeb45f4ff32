package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Java type looks like as JSON, where it is used. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TypeShape.Scalar.class, name = "scalar"),
  @JsonSubTypes.Type(value = TypeShape.Named.class, name = "named"),
  @JsonSubTypes.Type(value = TypeShape.Variable.class, name = "variable"),
  @JsonSubTypes.Type(value = TypeShape.ListOf.class, name = "list"),
  @JsonSubTypes.Type(value = TypeShape.Tuple.class, name = "tuple"),
  @JsonSubTypes.Type(value = TypeShape.MapOf.class, name = "map"),
  @JsonSubTypes.Type(value = TypeShape.Members.class, name = "members"),
  @JsonSubTypes.Type(value = TypeShape.Reshaped.class, name = "reshaped"),
  @JsonSubTypes.Type(value = TypeShape.Literal.class, name = "literal"),
  @JsonSubTypes.Type(value = TypeShape.OneOf.class, name = "oneOf"),
  @JsonSubTypes.Type(value = TypeShape.OrNull.class, name = "orNull"),
  @JsonSubTypes.Type(value = TypeShape.Verbatim.class, name = "verbatim"),
  @JsonSubTypes.Type(value = TypeShape.Nothing.class, name = "nothing"),
  @JsonSubTypes.Type(value = TypeShape.Anything.class, name = "anything")
})
public sealed interface TypeShape {
  /** The same without its nullness: what a class file always tells. */
  default TypeShape bare() {
    return BareShape.of(this);
  }

  /**
   * The same with null where its declaration has it.
   *
   * @param declared what the declaration was read as, where type variables may stand for types
   */
  default TypeShape withNullsOf(TypeShape declared) {
    return Nulls.of(this, declared);
  }

  /** Either this or {@code null}. */
  default TypeShape orNull() {
    return this instanceof OrNull ? this : new OrNull(this);
  }

  /** The kinds of JSON scalars. */
  enum ScalarKind {
    STRING,
    NUMBER,
    BOOLEAN
  }

  /**
   * A JSON string, number or boolean.
   *
   * @param of which of them
   * @param java the Java type that it stands for, such as {@code java.time.Instant}
   */
  record Scalar(ScalarKind of, String java) implements TypeShape {}

  /**
   * A type with a definition of its own.
   *
   * @param type the Java type's qualified name
   * @param arguments its type arguments
   */
  record Named(String type, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TypeShape> arguments)
      implements TypeShape {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public Named {
      arguments = arguments == null ? List.of() : List.copyOf(arguments);
    }
  }

  /**
   * A type parameter of the definition that this stands in.
   *
   * @param name its name, such as {@code T}
   */
  record Variable(String name) implements TypeShape {}

  /**
   * A JSON array.
   *
   * @param element what it holds
   */
  record ListOf(TypeShape element) implements TypeShape {}

  /**
   * A JSON array of so many elements.
   *
   * @param elements what stands at each place
   */
  record Tuple(@JsonInclude(JsonInclude.Include.NON_EMPTY) List<TypeShape> elements)
      implements TypeShape {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public Tuple {
      elements = elements == null ? List.of() : List.copyOf(elements);
    }
  }

  /**
   * A JSON object without a name of its own.
   *
   * @param properties what it holds
   * @param rest what keys lead to that are not known beforehand, if there can be any
   */
  record Members(
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Property> properties,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TypeShape rest)
      implements TypeShape {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public Members {
      properties = properties == null ? List.of() : List.copyOf(properties);
    }

    /** Without keys that are not known beforehand. */
    public Members(List<Property> properties) {
      this(properties, null);
    }
  }

  /**
   * An object of a type with a definition of its own, as one place has it written differently.
   *
   * @param type its type, which is a JSON object
   * @param without the names of the properties that it lacks here
   * @param with the properties that it has here besides
   */
  record Reshaped(
      Named type,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> without,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Property> with)
      implements TypeShape {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public Reshaped {
      without = without == null ? List.of() : List.copyOf(without);
      with = with == null ? List.of() : List.copyOf(with);
    }
  }

  /**
   * Just this string.
   *
   * @param value the string
   */
  record Literal(String value) implements TypeShape {}

  /**
   * One of several shapes.
   *
   * @param members at least one
   */
  record OneOf(List<TypeShape> members) implements TypeShape {
    public OneOf {
      members = List.copyOf(members);
    }
  }

  /**
   * A JSON object with keys that are not known beforehand.
   *
   * @param key what its keys stand for
   * @param value what they lead to
   */
  record MapOf(TypeShape key, TypeShape value) implements TypeShape {}

  /**
   * Either this or {@code null}.
   *
   * @param type what it is when it is not null
   */
  record OrNull(TypeShape type) implements TypeShape {}

  /**
   * What the application says that it is.
   *
   * @param text a TypeScript type
   */
  record Verbatim(String text) implements TypeShape {}

  /** Any JSON value: {@code java.lang.Object} and the like. */
  record Anything() implements TypeShape {}

  /** No JSON value at all: what is only ever null, or missing. */
  record Nothing() implements TypeShape {}
}
