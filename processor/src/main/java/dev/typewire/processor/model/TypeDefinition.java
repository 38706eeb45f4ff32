package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named type of the contract. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TypeDefinition.ObjectType.class, name = "object"),
  @JsonSubTypes.Type(value = TypeDefinition.EnumType.class, name = "enum"),
  @JsonSubTypes.Type(value = TypeDefinition.AliasType.class, name = "alias")
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public sealed interface TypeDefinition {
  /** The Java type's qualified name, such as {@code shop.OrderStep}. */
  String type();

  /** What {@code @TypeScript(name = "…")} calls it in the module; empty for a name of its own. */
  String name();

  /** Its type parameters, such as {@code T}. */
  List<String> parameters();

  /** The same by this chosen name. */
  TypeDefinition named(String name);

  /** The same without documentation and nullness: what a class file always tells. */
  TypeDefinition bare();

  /** The same without documentation. */
  TypeDefinition withoutDocs();

  /**
   * A JSON object.
   *
   * @param type the Java type's qualified name
   * @param name the name that it chose in TypeScript, or nothing
   * @param parameters its type parameters, such as {@code T}
   * @param properties what it holds, in the order of declaration
   * @param rest what keys lead to that are not known beforehand, if there can be any
   * @param doc its documentation
   */
  record ObjectType(
      String type,
      String name,
      List<String> parameters,
      List<Property> properties,
      @Nullable TypeShape rest,
      @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc)
      implements TypeDefinition {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public ObjectType {
      name = name == null ? "" : name;
      parameters = parameters == null ? List.of() : List.copyOf(parameters);
      properties = properties == null ? List.of() : List.copyOf(properties);
      doc = doc == null ? Doc.NONE : doc;
    }

    @Override
    public TypeDefinition named(String chosen) {
      return new ObjectType(type, chosen, parameters, properties, rest, doc);
    }

    /** Whether it never holds anything. */
    @JsonIgnore
    public boolean isEmpty() {
      return properties.isEmpty() && rest == null;
    }

    @Override
    public TypeDefinition bare() {
      return new ObjectType(
          type,
          name,
          parameters,
          properties.stream().map(Property::bare).toList(),
          BareShape.ofRest(rest),
          Doc.NONE);
    }

    @Override
    public TypeDefinition withoutDocs() {
      return new ObjectType(
          type,
          "",
          parameters,
          properties.stream().map(Property::withoutDoc).toList(),
          rest,
          Doc.NONE);
    }
  }

  /**
   * One of some strings.
   *
   * @param type the Java type's qualified name
   * @param name the name that it chose in TypeScript, or nothing
   * @param constants what it can be, in the order of declaration
   * @param open whether it can be any other string too, because the type overrides toString()
   * @param doc its documentation
   */
  record EnumType(
      String type,
      String name,
      List<EnumConstant> constants,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean open,
      @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc)
      implements TypeDefinition {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public EnumType {
      name = name == null ? "" : name;
      constants = constants == null ? List.of() : List.copyOf(constants);
      doc = doc == null ? Doc.NONE : doc;
    }

    @Override
    public List<String> parameters() {
      return List.of();
    }

    @Override
    public TypeDefinition named(String chosen) {
      return new EnumType(type, chosen, constants, open, doc);
    }

    @Override
    public EnumType bare() {
      return new EnumType(
          type,
          name,
          constants.stream().map(c -> new EnumConstant(c.value(), Doc.NONE)).toList(),
          false,
          Doc.NONE);
    }

    @Override
    public TypeDefinition withoutDocs() {
      return new EnumType(type, "", bare().constants(), open, Doc.NONE);
    }
  }

  /**
   * A name for another shape.
   *
   * @param type the Java type's qualified name
   * @param name the name that it chose in TypeScript, or nothing
   * @param parameters its type parameters, such as {@code T}
   * @param shape what it is written as
   * @param doc its documentation
   */
  record AliasType(
      String type,
      String name,
      List<String> parameters,
      TypeShape shape,
      @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc)
      implements TypeDefinition {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public AliasType {
      name = name == null ? "" : name;
      parameters = parameters == null ? List.of() : List.copyOf(parameters);
      doc = doc == null ? Doc.NONE : doc;
    }

    @Override
    public TypeDefinition named(String chosen) {
      return new AliasType(type, chosen, parameters, shape, doc);
    }

    @Override
    public TypeDefinition bare() {
      return new AliasType(type, name, parameters, BareShape.of(shape), Doc.NONE);
    }

    @Override
    public TypeDefinition withoutDocs() {
      return new AliasType(type, "", parameters, shape, Doc.NONE);
    }
  }
}
