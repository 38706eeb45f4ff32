package dev.typewire.processor.schemas;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.typewire.processor.Compiling;
import dev.typewire.processor.schemas.ZodModule.Message;
import dev.typewire.processor.truth.Corpora;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of all that the corpora have. */
class ZodCorporaTest {
  private static ZodModule module;
  private static List<String> comparisons;
  private static String saidByTsc;

  @BeforeAll
  static void compile() throws Exception {
    Compilation compilation =
        Compiling.compile(List.of("-Atypewire.ts.schemas=zod"), Corpora.sources());
    assertThat(compilation).succeeded();
    String text = Compiling.module(compilation);
    comparisons = InferredTypes.comparisons(text);
    module = new ZodModule("corpora", InferredTypes.split(text));
    saidByTsc = module.compile(InferredTypes.page(comparisons));
  }

  @Test
  void everyInferredType_isTheGeneratedOne() {
    assertThat(comparisons).hasSizeGreaterThan(100);
    assertThat(saidByTsc).isEmpty();
  }

  @Test
  void whatJacksonWrites_fits() throws Exception {
    List<Message> messages = new ArrayList<>();
    JsonMapper jackson = JsonMapper.builder().build();
    List<Class<?>> payloads = Corpora.payloads();
    for (int i = 0; i < payloads.size(); i++) {
      Class<?> payload = payloads.get(i);
      JavaType type =
          payload.getTypeParameters().length == 0
              ? jackson.constructType(payload)
              : jackson.getTypeFactory().constructParametricType(payload, String.class);
      for (String factory : List.of("full", "bare")) {
        Object value = payload.getMethod(factory).invoke(null);
        messages.add(new Message("t" + i, jackson.writerFor(type).writeValueAsString(value)));
      }
    }
    List<String> verdicts = module.check("allChannel", messages);
    List<String> unfit = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      if (!verdicts.get(i).equals("fits")) {
        unfit.add(payloads.get(i / 2) + ": " + verdicts.get(i) + " " + messages.get(i).json());
      }
    }
    assertThat(unfit).isEmpty();
  }
}
