package dev.typewire.processor.emit.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.model.Doc;
import dev.typewire.processor.model.Nullability;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeDefinition.AliasType;
import dev.typewire.processor.model.TypeDefinition.ObjectType;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a channel's source does not lead to easily. */
class ZodEmitterTest {
  private static final TypeShape NUMBER = new TypeShape.Scalar(ScalarKind.NUMBER, "int");
  private static final TypeShape TEXT = new TypeShape.Scalar(ScalarKind.STRING, "java.lang.String");

  private static String emit(TypeDefinition... types) {
    Contract contract =
        new Contract(1, "", Map.of(), Nullability.ANNOTATED, List.of(), List.of(types));
    return ModuleEmitter.emit(contract, ClientModule.NONE, Schemas.ZOD);
  }

  private static ObjectType object(
      String name, List<String> parameters, @Nullable TypeShape rest, Property... properties) {
    return new ObjectType("shop." + name, "", parameters, List.of(properties), rest, Doc.NONE);
  }

  private static Property property(String name, TypeShape shape) {
    return new Property(name, shape, false, Doc.NONE);
  }

  private static TypeShape named(String name) {
    return new TypeShape.Named("shop." + name, List.of());
  }

  @Test
  void otherKeys_areCheckedByThemselves() {
    assertThat(emit(object("Bag", List.of(), NUMBER, property("name", TEXT))))
        .endsWith(
            """
            export const bagSchema: z.ZodType<Bag> = z.object({
              name: z.string(),
            }).catchall(z.number());
            """);
  }

  @Test
  void schemasOfTypesThatDifferInCase_haveNamesOfTheirOwn() {
    assertThat(emit(object("Item", List.of(), null), object("item", List.of(), null)))
        .contains("const itemSchema = z", "const itemSchema_ = z");
  }

  @Test
  void argumentsOfGenericSchemas_areNeitherWordsNorSchemas() {
    assertThat(
            emit(
                object("In", List.of(), null, property("a", TEXT)),
                object(
                    "Box",
                    List.of("IN", "InSchema", "Z"),
                    null,
                    property("in", new TypeShape.Variable("IN")),
                    property("inner", named("In")))))
        .contains(
            "(in_: z.ZodType<IN>, inSchema_: z.ZodType<InSchema>, z_: z.ZodType<Z>)",
            "in: in_,",
            "inner: inSchema,");
  }

  @Test
  void unionOfMembersWithTheSameLiteral_isAPlainOne() {
    TypeShape kind = new TypeShape.Literal("a");
    AliasType union =
        new AliasType(
            "shop.Both",
            "",
            List.of(),
            new TypeShape.OneOf(List.of(named("One"), named("Two"))),
            Doc.NONE);
    assertThat(
            emit(
                union,
                object("One", List.of(), null, property("kind", kind)),
                object("Two", List.of(), null, property("kind", kind))))
        .contains("export const bothSchema = z.union([oneSchema, twoSchema]);");
  }
}
