package dev.typewire.processor.truth;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.typewire.processor.Compiling;
import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.contract.ContractJson;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeDefinition.EnumType;
import dev.typewire.processor.model.TypeDefinition.ObjectType;
import dev.typewire.processor.model.TypeShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model tells the truth about what Jackson writes with its default settings: the types of
 * {@link Corpora}, once with a value everywhere and once with as little as their types allow. No
 * JSON has a property that the model does not know.
 */
class JacksonTruthTest {
  private static final JsonMapper JACKSON = JsonMapper.builder().build();
  private static final Map<String, TypeDefinition> DEFINITIONS = definitions();

  static Stream<Class<?>> types() {
    return Corpora.payloads().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void fullValue_hasAllOfTheModelsProperties(Class<?> type) throws Exception {
    JsonNode json = write(type, "full");
    if (model(type) instanceof ObjectType object) {
      Set<String> names = new HashSet<>();
      object.properties().forEach(property -> names.add(property.name()));
      if (object.rest() == null) {
        assertThat(new HashSet<>(json.propertyNames())).isEqualTo(names);
      } else {
        assertThat(json.propertyNames()).containsAll(names).hasSizeGreaterThan(names.size());
      }
    }
    assertFits(json, model(type), type.getSimpleName());
  }

  @ParameterizedTest
  @MethodSource("types")
  void barestValue_lacksOnlyWhatIsOptional(Class<?> type) throws Exception {
    assertFits(write(type, "bare"), model(type), type.getSimpleName());
  }

  private static JsonNode write(Class<?> type, String factory) throws Exception {
    Object value = type.getMethod(factory).invoke(null);
    return JACKSON.readTree(
        JACKSON.writerFor(JACKSON.constructType(type)).writeValueAsString(value));
  }

  private static TypeDefinition model(Class<?> type) {
    return DEFINITIONS.get(type.getCanonicalName());
  }

  private static void assertFits(
      JsonNode json, List<Property> properties, @Nullable TypeShape rest, String path) {
    assertThat(json.isObject()).as(path + " is " + json + ", not an object").isTrue();
    List<String> names = properties.stream().map(Property::name).toList();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (rest != null && !names.contains(entry.getKey())) {
        assertFits(entry.getValue(), rest, path + "." + entry.getKey());
      } else {
        assertThat(names).as(path).contains(entry.getKey());
      }
    }
    for (Property property : properties) {
      JsonNode value = json.get(property.name());
      if (value == null) {
        assertThat(property.optional()).as(path + "." + property.name() + " is missing").isTrue();
      } else {
        assertFits(value, property.shape(), path + "." + property.name());
      }
    }
  }

  private static void assertFits(JsonNode json, TypeShape shape, String path) {
    if (shape instanceof TypeShape.Anything || shape instanceof TypeShape.Variable) {
      return;
    }
    if (shape instanceof TypeShape.Named named
        && DEFINITIONS.get(named.type()) instanceof TypeDefinition.AliasType alias) {
      assertFits(json, alias.shape(), path);
    } else if (json.isNull()) {
      assertThat(shape).as(path + " is null").isInstanceOf(TypeShape.OrNull.class);
    } else if (shape instanceof TypeShape.OrNull orNull) {
      assertFits(json, orNull.type(), path);
    } else if (shape instanceof TypeShape.Scalar scalar) {
      boolean fits =
          switch (scalar.of()) {
            case STRING -> json.isString();
            case NUMBER -> json.isNumber();
            case BOOLEAN -> json.isBoolean();
          };
      assertThat(fits).as(path + " is " + json + ", not " + shape).isTrue();
    } else if (shape instanceof TypeShape.ListOf list) {
      assertThat(json.isArray()).as(path + " is " + json + ", not " + shape).isTrue();
      json.forEach(element -> assertFits(element, list.element(), path + "[]"));
    } else if (shape instanceof TypeShape.Tuple tuple) {
      assertThat(json.isArray()).as(path + " is " + json + ", not " + shape).isTrue();
      assertThat(json.size()).as(path + " is " + json).isEqualTo(tuple.elements().size());
      for (int i = 0; i < json.size(); i++) {
        assertFits(json.get(i), tuple.elements().get(i), path + "[" + i + "]");
      }
    } else if (shape instanceof TypeShape.Members members) {
      assertFits(json, members.properties(), members.rest(), path);
    } else if (shape instanceof TypeShape.Reshaped reshaped) {
      ObjectType object = (ObjectType) DEFINITIONS.get(reshaped.type().type());
      List<Property> properties = new ArrayList<>(object.properties());
      properties.removeIf(property -> reshaped.without().contains(property.name()));
      properties.addAll(reshaped.with());
      assertFits(json, properties, object.rest(), path);
    } else if (shape instanceof TypeShape.Literal literal) {
      assertThat(json.isString()).as(path + " is " + json).isTrue();
      assertThat(json.asString()).as(path).isEqualTo(literal.value());
    } else if (shape instanceof TypeShape.OneOf oneOf) {
      assertThat(oneOf.members())
          .as(path + " is " + json)
          .anySatisfy(member -> assertFits(json, member, path));
    } else if (shape instanceof TypeShape.MapOf map) {
      assertThat(json.isObject()).as(path + " is " + json + ", not " + shape).isTrue();
      json.properties().forEach(entry -> assertFits(entry.getValue(), map.value(), path + "{}"));
    } else if (shape instanceof TypeShape.Named named) {
      assertFits(json, DEFINITIONS.get(named.type()), path);
    }
  }

  private static void assertFits(JsonNode json, TypeDefinition type, String path) {
    if (type instanceof ObjectType object) {
      assertFits(json, object.properties(), object.rest(), path);
    } else if (type instanceof TypeDefinition.AliasType alias) {
      assertFits(json, alias.shape(), path);
    } else if (type instanceof EnumType constants) {
      assertThat(json.isString()).as(path + " is " + json).isTrue();
      if (!constants.open()) {
        assertThat(constants.constants().stream().map(c -> c.value()))
            .as(path)
            .contains(json.asString());
      }
    }
  }

  /** The model of the corpus, from its source. */
  private static Map<String, TypeDefinition> definitions() {
    Compilation compilation = Compiling.compile(Corpora.sources());
    assertThat(compilation).succeededWithoutWarnings();
    Contract contract = ContractJson.readContract(Compiling.contract(compilation)).orElseThrow();
    Map<String, TypeDefinition> definitions = new HashMap<>();
    contract.types().forEach(type -> definitions.put(type.type(), type));
    return definitions;
  }
}
