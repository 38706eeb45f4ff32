package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

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

  /** The same without documentation and nullness: what a class file always tells. */
  TypeDefinition bare();

  /** The same without documentation. */
  TypeDefinition withoutDocs();

  /**
   * A JSON object.
   *
   * @param type the Java type's qualified name
   * @param parameters its type parameters, such as {@code T}
   * @param properties what it holds, in the order of declaration
   * @param doc its documentation
   */
  record ObjectType(
      String type,
      List<String> parameters,
      List<Property> properties,
      @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc)
      implements TypeDefinition {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public ObjectType {
      parameters = parameters == null ? List.of() : List.copyOf(parameters);
      properties = properties == null ? List.of() : List.copyOf(properties);
      doc = doc == null ? Doc.NONE : doc;
    }

    @Override
    public TypeDefinition bare() {
      return new ObjectType(
          type, parameters, properties.stream().map(Property::bare).toList(), Doc.NONE);
    }

    @Override
    public TypeDefinition withoutDocs() {
      return new ObjectType(
          type, parameters, properties.stream().map(Property::withoutDoc).toList(), Doc.NONE);
    }
  }

  /**
   * One of some strings.
   *
   * @param type the Java type's qualified name
   * @param constants what it can be, in the order of declaration
   * @param open whether it can be any other string too, because the type overrides toString()
   * @param doc its documentation
   */
  record EnumType(
      String type,
      List<EnumConstant> constants,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean open,
      @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc)
      implements TypeDefinition {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public EnumType {
      constants = constants == null ? List.of() : List.copyOf(constants);
      doc = doc == null ? Doc.NONE : doc;
    }

    @Override
    public TypeDefinition bare() {
      return new EnumType(
          type,
          constants.stream().map(c -> new EnumConstant(c.value(), Doc.NONE)).toList(),
          open,
          Doc.NONE);
    }

    @Override
    public TypeDefinition withoutDocs() {
      return bare();
    }
  }

  /**
   * A name for another shape.
   *
   * @param type the Java type's qualified name
   * @param parameters its type parameters, such as {@code T}
   * @param shape what it is written as
   * @param doc its documentation
   */
  record AliasType(
      String type,
      List<String> parameters,
      TypeShape shape,
      @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Doc.Absent.class) Doc doc)
      implements TypeDefinition {
    @SuppressWarnings("NullAway") // absent from JSON when empty
    public AliasType {
      parameters = parameters == null ? List.of() : List.copyOf(parameters);
      doc = doc == null ? Doc.NONE : doc;
    }

    @Override
    public TypeDefinition bare() {
      return new AliasType(type, parameters, BareShape.of(shape), Doc.NONE);
    }

    @Override
    public TypeDefinition withoutDocs() {
      return new AliasType(type, parameters, shape, Doc.NONE);
    }
  }
}
