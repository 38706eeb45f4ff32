package dev.typewire.processor.read;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.typewire.processor.Compiling;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Which constraints become checks, seen in the schema of a payload. */
class ConstraintsTest {
  private static final JavaFileObject OLD_SIZE =
      JavaFileObjects.forSourceString(
          "javax.validation.constraints.Size",
          """
          package javax.validation.constraints;

          public @interface Size {
            int min() default 0;
            int max() default Integer.MAX_VALUE;
            Class<?>[] groups() default {};
          }
          """);

  /** The properties of the schema of a type named {@code Payload}. */
  private static String schema(String payload) {
    Compilation compilation =
        Compiling.compile(
            List.of("-Atypewire.ts.schemas=zod"),
            OLD_SIZE,
            source(
                "shop.NoteChannel",
                "import jakarta.validation.constraints.*;\n"
                    + "@Channel(\"note\") interface NoteChannel { @Topic void note(Payload p); }\n"
                    + payload));
    assertThat(compilation).succeeded();
    String module = Compiling.module(compilation);
    String start = "export const payloadSchema_ = z.object({";
    assertThat(module).contains(start);
    return module.substring(module.indexOf(start) + start.length()).split("}\\);", 2)[0].strip();
  }

  @Test
  void olderConstraints_countToo() {
    assertThat(schema("record Payload(@javax.validation.constraints.Size(max = 2) String a) {}"))
        .isEqualTo("a: z.string().max(2),");
  }

  @Test
  void constraintsOfAGroup_doNot() {
    assertThat(schema("record Payload(@Min(value = 2, groups = Payload.class) @Positive int a) {}"))
        .isEqualTo("a: z.number().gt(0),");
  }

  @Test
  void repeatedConstraints_countAll() {
    assertThat(
            schema(
                "record Payload(@Pattern(regexp = \"a.*\") @Pattern(regexp = \".*B\","
                    + " flags = Pattern.Flag.CASE_INSENSITIVE) String a) {}"))
        .isEqualTo("a: z.string().regex(/^a.*$/u).regex(/^.*B$/iu),");
  }

  @Test
  void fieldsAndGetters_countTogether_butSettersDoNot() {
    assertThat(
            schema(
                """
                class Payload {
                  @NotBlank private String a;
                  @Size(max = 9) public String getA() { return a; }
                  public void setA(@Size(max = 3) String a) { this.a = a; }
                }
                """))
        .isEqualTo("a: z.string().max(9).regex(/[^\\u0000-\\u0020]/),");
  }

  @Test
  void fieldOfAnotherTypeThanItsGetter_saysNothingOfTheJson() {
    assertThat(
            schema(
                """
                class Payload {
                  @Size(max = 3) private List<String> a;
                  public String getA() { return String.join(",", a); }
                }
                """))
        .isEqualTo("a: z.string(),");
  }

  @Test
  void inheritedConstraints_count() {
    assertThat(
            schema(
                """
                class Payload extends Base {}
                class Base { @Max(5) public int a; }
                """))
        .isEqualTo("a: z.number().max(5),");
  }

  @Test
  void whatIsNullableOrUnwrapped_isCheckedWhereItIs() {
    assertThat(
            schema(
                """
                record Payload(@JsonUnwrapped(prefix = "x_") Inner inner) {}
                record Inner(@Email @org.jspecify.annotations.Nullable String a) {}
                """))
        .isEqualTo("x_a: z.email({ pattern: /^$|.@[^@]+$/ }).nullable(),");
  }

  @Test
  void composedConstraints_areWhatTheyAreMadeOf() {
    assertThat(
            schema(
                """
                record Payload(@Sku String a, java.util.List<@Sku String> b, @Changed String c) {}
                @java.lang.annotation.Target({
                  java.lang.annotation.ElementType.METHOD, java.lang.annotation.ElementType.TYPE_USE})
                @Size(max = 9) @Code @jakarta.validation.Constraint(validatedBy = {})
                @interface Sku { Class<?>[] groups() default {}; }
                @java.lang.annotation.Target({
                  java.lang.annotation.ElementType.METHOD, java.lang.annotation.ElementType.TYPE_USE})
                @NotBlank @Code @jakarta.validation.Constraint(validatedBy = {})
                @interface Code { Class<?>[] groups() default {}; }
                @java.lang.annotation.Target({
                  java.lang.annotation.ElementType.METHOD, java.lang.annotation.ElementType.TYPE_USE})
                @Size(max = 9) @jakarta.validation.Constraint(validatedBy = {})
                @interface Changed {
                  @jakarta.validation.OverridesAttribute(constraint = Size.class, name = "max")
                  int max() default 3;
                  Class<?>[] groups() default {};
                }
                """))
        .isEqualTo(
            schema(
                """
                record Payload(
                    @Size(max = 9) @NotBlank String a,
                    java.util.List<@Size(max = 9) @NotBlank String> b,
                    String c) {}
                """));
  }
}
