package dev.typewire.processor.read;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.typewire.processor.Compiling;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sealed type without ids, as a payload: what Jackson writes there is less than in a property.
 */
public class SealedPayloadTest {
  private static final JsonMapper JACKSON = JsonMapper.shared();

  public sealed interface Shape permits Circle {
    default String getLabel() {
      return "round";
    }
  }

  public record Circle(double radius) implements Shape {}

  public sealed interface Bare permits Dot {}

  public record Dot(int x) implements Bare {}

  public record Drawing(Shape shape) {}

  private static final String OUTER = SealedPayloadTest.class.getCanonicalName();

  @Test
  void payload_isWhatTheSealedTypeDeclares_asJacksonWritesIt() {
    Shape circle = new Circle(1);
    assertThat(JACKSON.writerFor(Shape.class).writeValueAsString(circle))
        .isEqualTo("{\"label\":\"round\"}");
    assertThat(
            JACKSON
                .writerFor(new TypeReference<List<Shape>>() {})
                .writeValueAsString(List.of(circle)))
        .isEqualTo("[{\"label\":\"round\"}]");
    assertThat(
            JACKSON
                .writerFor(new TypeReference<Map<String, Bare>>() {})
                .writeValueAsString(Map.of("a", new Dot(1))))
        .isEqualTo("{\"a\":{}}");
    assertThat(JACKSON.writerFor(Drawing.class).writeValueAsString(new Drawing(circle)))
        .isEqualTo("{\"shape\":{\"radius\":1.0,\"label\":\"round\"}}");

    String module =
        Compiling.module(
            compile(
                channel(
                    "Shape one",
                    "java.util.List<Shape> many",
                    "Map<String, Bare> none",
                    "Drawing drawing")));
    assertThat(module)
        .contains("t0: { label: string };")
        .contains("t1: { label: string }[];")
        .contains("t2: Record<string, Record<string, never>>;")
        .contains("t3: Drawing;")
        .contains("export type Shape = Circle;");
  }

  @Test
  void payload_isWarnedOf() {
    JavaFileObject channel = channel("Shape shape", "Drawing drawing");
    Compilation compilation = compile(channel);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining(
            "[PAYLOAD_SEALED] The payload of t0() has the sealed Shape, of which Jackson writes"
                + " there only what it declares itself, and nothing of its subtypes. Put"
                + " @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) on it, or a record around it.")
        .inFile(channel)
        .onLineContaining("Shape shape");
  }

  @Test
  void payloadThatSaysWhatItIs_isThat() {
    Compilation compilation =
        compile(
            source(
                "shop.DrawingChannel",
                """
                @Channel("drawing") interface DrawingChannel { @Topic void drawn(Shape shape); }
                @TypeScript("{ radius: number }") sealed interface Shape permits Circle {}
                record Circle(double radius) implements Shape {}
                """));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(Compiling.module(compilation))
        .contains("drawn: Shape;")
        .contains("export type Shape = { radius: number };");
  }

  private static JavaFileObject channel(String... payloads) {
    StringBuilder topics = new StringBuilder();
    for (int i = 0; i < payloads.length; i++) {
      topics.append("@Topic void t%d(%s);%n".formatted(i, payloads[i]));
    }
    return source(
        "shop.DrawingChannel",
        "import "
            + OUTER
            + ".*;\n@Channel(\"drawing\") interface DrawingChannel { "
            + topics
            + " }");
  }
}
