package dev.typewire.processor.differential;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes the mutants of one JSON, a change at a time, at every place where one must be noticed. */
final class Mutants {
  private static final String NOBODY = "typewireNobody";

  private final JsonMapper mapper;
  private final Written written;
  private final Set<JsonPointer> alwaysThere;
  private final List<Mutant> mutants = new ArrayList<>();

  private Mutants(JsonMapper mapper, Written written, Set<JsonPointer> alwaysThere) {
    this.mapper = mapper;
    this.written = written;
    this.alwaysThere = alwaysThere;
  }

  /**
   * The mutants.
   *
   * @param written the JSON
   * @param alwaysThere the places that every sample of the payload has
   */
  static List<Mutant> of(JsonMapper mapper, Written written, Set<JsonPointer> alwaysThere) {
    Mutants all = new Mutants(mapper, written, alwaysThere);
    all.visit(written.json(), written.sample().type(), JsonPointer.empty());
    return all.mutants;
  }

  private void visit(JsonNode node, @Nullable JavaType declared, JsonPointer at) {
    JavaType type = declared == null ? null : asValue(unwrapped(declared));
    if (type != null && isOpen(type)) {
      return;
    }
    if (node.isNull()) {
      return;
    }
    replace(at, Mutant.Kind.WRONG_TYPE, wrong(node));
    if (declared != null && declared.isPrimitive()) {
      replace(at, Mutant.Kind.NULL, NullNode.getInstance());
    }
    if (node instanceof ObjectNode object) {
      visitObject(object, type, at);
    } else if (node instanceof ArrayNode array) {
      visitArray(array, type, at);
    } else if (node.isString() && type != null && isClosedEnum(type)) {
      replace(at, Mutant.Kind.BAD_CONSTANT, text());
    }
  }

  private void visitObject(ObjectNode object, @Nullable JavaType type, JsonPointer at) {
    if (type != null && (type.isMapLikeType() || type.isTypeOrSubTypeOf(Map.Entry.class))) {
      visitMap(object, type, at);
      return;
    }
    List<Written.Property> properties = written.below(at);
    boolean hasOtherKeys =
        properties.stream().anyMatch(Written.Property::hasOtherKeys)
            || (type != null && describe(type).findAnyGetter() != null);
    if (!hasOtherKeys && properties.isEmpty() && object.size() == 1) {
      visitWrapper(object, at);
      return;
    }
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      visitProperty(entry.getKey(), entry.getValue(), hasOtherKeys, at);
    }
    if (!hasOtherKeys) {
      change(at, Mutant.Kind.EXTRA_PROPERTY, o -> ((ObjectNode) o).put(NOBODY, 1));
    }
  }

  private void visitProperty(String name, JsonNode value, boolean hasOtherKeys, JsonPointer at) {
    JsonPointer here = at.appendProperty(name);
    Written.Property property = written.at(here);
    if (property == null && hasOtherKeys) {
      return;
    }
    if (property == null && value.isString()) {
      replace(here, Mutant.Kind.BAD_DISCRIMINATOR, text());
    }
    if ((property == null || property.alwaysThere()) && alwaysThere.contains(here)) {
      mutants.add(
          new Mutant(Mutant.Kind.MISSING_PROPERTY, here, at, o -> ((ObjectNode) o).remove(name)));
    }
    if (property == null || !property.open()) {
      visit(value, property == null ? null : property.type(), here);
    }
  }

  private void visitMap(ObjectNode object, JavaType type, JsonPointer at) {
    boolean closed = type.getKeyType() != null && isClosedEnum(type.getKeyType());
    if (closed && !object.isEmpty()) {
      change(at, Mutant.Kind.BAD_CONSTANT, o -> addLikeFirst((ObjectNode) o));
    }
    JavaType content = type.isMapLikeType() ? type.getContentType() : type.containedType(1);
    object
        .properties()
        .forEach(entry -> visit(entry.getValue(), content, at.appendProperty(entry.getKey())));
  }

  private static void addLikeFirst(ObjectNode object) {
    object.set(NOBODY, object.properties().iterator().next().getValue());
  }

  /** An object whose only key says what it holds. */
  private void visitWrapper(ObjectNode object, JsonPointer at) {
    Map.Entry<String, JsonNode> only = object.properties().iterator().next();
    change(
        at,
        Mutant.Kind.BAD_DISCRIMINATOR,
        o -> {
          ((ObjectNode) o).remove(only.getKey());
          ((ObjectNode) o).set(NOBODY, only.getValue());
        });
    visit(only.getValue(), null, at.appendProperty(only.getKey()));
  }

  private void visitArray(ArrayNode array, @Nullable JavaType type, JsonPointer at) {
    JavaType content = type == null ? null : type.getContentType();
    boolean isList = content != null || (type != null && type.isTypeOrSubTypeOf(Iterable.class));
    if (!isList && !array.isEmpty()) {
      change(at, Mutant.Kind.MISSING_PROPERTY, a -> ((ArrayNode) a).remove(array.size() - 1));
      change(at, Mutant.Kind.EXTRA_PROPERTY, a -> ((ArrayNode) a).add(1));
    }
    for (int i = 0; i < Math.min(array.size(), isList ? 2 : array.size()); i++) {
      JsonPointer here = at.appendIndex(i);
      Written.Property property = written.at(here);
      if (property == null || !property.open()) {
        visit(array.get(i), property == null ? content : property.type(), here);
      }
    }
  }

  /** What an {@code Optional} and the like hold. */
  private static JavaType unwrapped(JavaType type) {
    return type.isReferenceType() ? unwrapped(type.getReferencedType()) : type;
  }

  /** What {@code @JsonValue} writes instead. */
  private JavaType asValue(JavaType type) {
    AnnotatedMember value = describe(type).findJsonValueAccessor();
    return value == null ? type : unwrapped(value.getType());
  }

  private BeanDescription describe(JavaType type) {
    ClassIntrospector introspector =
        mapper
            .serializationConfig()
            .classIntrospectorInstance()
            .forOperation(mapper.serializationConfig());
    return introspector.introspectForSerialization(
        type, introspector.introspectClassAnnotations(type));
  }

  private static boolean isOpen(JavaType type) {
    return type.isJavaLangObject() || TreeNode.class.isAssignableFrom(type.getRawClass());
  }

  private static boolean isClosedEnum(JavaType type) {
    return type.isEnumType()
        && Arrays.stream(type.getRawClass().getDeclaredMethods())
            .map(Method::getName)
            .noneMatch("toString"::equals);
  }

  /** What it never is; a number or a string may stand for an object that was written before. */
  private static JsonNode wrong(JsonNode node) {
    if (node.isObject()) {
      return BooleanNode.TRUE;
    }
    return node.isNumber() || node.isBoolean() ? text() : number();
  }

  private static JsonNode text() {
    return StringNode.valueOf(NOBODY);
  }

  private static JsonNode number() {
    return IntNode.valueOf(4711);
  }

  private void replace(JsonPointer at, Mutant.Kind kind, JsonNode value) {
    if (at.matches()) {
      return; // a payload that is something else altogether
    }
    JsonPointer last = at.last();
    mutants.add(
        new Mutant(
            kind,
            at,
            at.head(),
            parent -> {
              if (parent instanceof ArrayNode array) {
                array.set(last.getMatchingIndex(), value);
              } else {
                ((ObjectNode) parent).set(last.getMatchingProperty(), value);
              }
            }));
  }

  private void change(JsonPointer at, Mutant.Kind kind, Consumer<JsonNode> by) {
    mutants.add(new Mutant(kind, at, at, by));
  }
}
