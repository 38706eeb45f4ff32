package dev.typewire.processor.schemas;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.typewire.processor.Compiling;
import dev.typewire.processor.schemas.ZodModule.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schemas of the golden folder {@code zod}, with zod itself. */
class ZodSchemasTest {
  private static final Path GOLDEN = Path.of(System.getProperty("basedir", ""), "src/test/golden");
  private static final String ORDER =
      """
      {
        "id": "o-1", "email": "ada@example", "voucher": "AB123456", "code": "x", "gift": null,
        "stars": 5, "total": 12.5, "exactTotal": "-1", "placedAt": "", "agreed": true,
        "signature": "AAAAAAAAAAAAAAAAAAAAAAAA",
        "items": [{ "sku": "s", "status": "NEW", "size": [1, 2.5] }],
        "labels": ["ab"], "amounts": { "a": 1 }, "reached": { "NEW": "now" },
        "extra": [null], "address": { "zip": "1" }
      }
      """;

  private static String orders;
  private static ZodModule module;

  @BeforeAll
  static void compileGolden() throws Exception {
    try (Stream<Path> files = Files.walk(GOLDEN.resolve("zod/input"))) {
      List<JavaFileObject> sources = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sources.add(JavaFileObjects.forResource(file.toUri().toURL()));
      }
      orders = zod(sources.toArray(JavaFileObject[]::new));
    }
    module = new ZodModule("golden", orders);
    assertThat(module.compile("import \"./channels.js\";")).isEmpty();
  }

  private static String zod(JavaFileObject... sources) {
    Compilation compilation = Compiling.compile(List.of("-Atypewire.ts.schemas=zod"), sources);
    assertThat(compilation).succeeded();
    return Compiling.module(compilation);
  }

  private static String verdict(String topic, String json) throws Exception {
    return module.check("orderChannel", List.of(new Message(topic, json))).get(0);
  }

  private static String orderWith(String from, String to) {
    assertThat(ORDER).contains(from);
    return ORDER.replace(from, to);
  }

  @Test
  void everyInferredType_isTheGeneratedOne() throws Exception {
    List<String> comparisons = InferredTypes.comparisons(orders);
    assertThat(comparisons).hasSizeGreaterThan(12);
    ZodModule split = new ZodModule("golden-types", InferredTypes.split(orders));
    assertThat(split.compile(InferredTypes.page(comparisons))).isEmpty();
  }

  @Test
  void anotherType_isNotTheSame() throws Exception {
    ZodModule types = new ZodModule("other-types", InferredTypes.split(orders));
    String said =
        types.compile(
            InferredTypes.page(
                List.of(
                    "same<z.infer<typeof all.itemSchema>, all.Item & { more?: string }>(true);",
                    "same<z.infer<typeof all.statusSchema>, string>(true);")));
    assertThat(said.lines()).hasSize(2).allMatch(line -> line.contains("error TS2345"));
  }

  @Test
  void rightOrder_fits() throws Exception {
    assertThat(verdict("placed", ORDER)).isEqualTo("fits");
    assertThat(verdict("placed", orderWith("\"x\"", "\"x\", \"note\": \"n\""))).isEqualTo("fits");
  }

  @Test
  void whatANewerServerAdds_isLeftOut() throws Exception {
    assertThat(verdict("placed", orderWith("\"x\"", "\"x\", \"more\": 1"))).isEqualTo("fits");
    assertThat(
            module.run(
                """
                import { itemSchema } from "./out/channels.js";
                console.log(Object.keys(itemSchema.parse({ sku: "", status: "NEW", size: [], more: 1 })));
                """))
        .isEqualTo("[ 'sku', 'status', 'size' ]\n");
  }

  /** What stands in the order, what stands there instead, and what is wrong with that. */
  private static final String WRONG =
      """
      "o-1" | " " | id invalid_format
      "o-1" | "12345678901234567890123456789012345678901" | id too_big
      "ada@example" | "ada" | email invalid_format
      "AB123456" | "AB1234567" | voucher invalid_format
      "x" | "x", "note": "" | note too_small
      "x" | "x", "note": null | note invalid_type
      "gift": null | "gift": "ab" | gift too_small
      "stars": 5 | "stars": 0 | stars too_small
      "stars": 5 | "stars": 6 | stars too_big
      12.5 | 0 | total too_small
      12.5 | 1000000 | total too_big
      "-1" | 1 | exactTotal invalid_type
      "agreed": true | "agreed": false | agreed custom
      [{ "sku": "s", "status": "NEW", "size": [1, 2.5] }] | [] | items too_small
      "status": "NEW" | "status": "OLD" | items.0.status invalid_value
      [1, 2.5] | [1, "2"] | items.0.size.1 invalid_type
      ["ab"] | ["ab", "c"] | labels.1 too_small
      ["ab"] | ["ab", "cd", "ef", "gh"] | labels too_big
      { "a": 1 } | { "a": 0 } | amounts.a too_small
      { "a": 1 } | { " ": 1 } | amounts.  invalid_key
      { "a": 1 } | {} | amounts custom
      { "NEW": "now" } | { "OLD": "now" } | reached unrecognized_keys
      "extra": [null], | "x": 1, | extra invalid_type
      """;

  @Test
  void wrongOrders_areRefused_whereTheyAreWrong() throws Exception {
    List<Message> messages = new ArrayList<>();
    List<String> issues = new ArrayList<>();
    for (String line : WRONG.lines().toList()) {
      String[] change = line.split(" \\| ");
      messages.add(new Message("placed", orderWith(change[0], change[1])));
      issues.add(change[2]);
    }
    assertThat(module.check("orderChannel", messages)).isEqualTo(issues);
  }

  @Test
  void unions_areToldApartByTheirIds() throws Exception {
    assertThat(verdict("paid", "{ \"kind\": \"card\", \"lastDigits\": \"1234\" }"))
        .isEqualTo("fits");
    assertThat(verdict("paid", "{ \"kind\": \"card\", \"lastDigits\": \"123\" }"))
        .isEqualTo("lastDigits too_small");
    assertThat(verdict("paid", "{ \"kind\": \"cash\" }")).isEqualTo("kind invalid_union");
  }

  @Test
  void typesWithinThemselves_areCheckedAllTheWayDown() throws Exception {
    assertThat(
            verdict(
                "rule",
                """
                { "kind": "not", "rule": { "kind": "all", "rules": [{ "kind": "country" }] } }
                """))
        .isEqualTo("rule.rules.0.code invalid_type");
    assertThat(
            verdict(
                "category",
                """
                { "name": "a", "children": [{ "name": "b", "children": [] }, { "name": "c" }] }
                """))
        .isEqualTo("children.1.children invalid_type");
  }

  @Test
  void genericTypes_areCheckedWithTheirArguments() throws Exception {
    String page = "{ \"items\": [], \"byId\": {}, \"next\": { \"items\": [%s], \"byId\": {} } }";
    assertThat(
            verdict(
                "found", page.formatted("{ \"sku\": \"s\", \"status\": \"NEW\", \"size\": [] }")))
        .isEqualTo("fits");
    assertThat(verdict("found", page.formatted("1"))).isEqualTo("next.items.0 invalid_type");
  }
}
