package dev.typewire.processor.differential;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.typewire.processor.Compiling;
import dev.typewire.processor.truth.Corpora;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The payloads that we wrote ourselves, a family at least for each line of the mapping. */
class CorpusDifferentialTest {
  @Test
  void typesAcceptWhatJacksonWrites_andRejectMutants() throws Exception {
    Compilation compilation =
        Compiling.compile(List.of("-Atypewire.ts.client=none"), Corpora.sources());
    assertThat(compilation).succeeded();
    Differential differential = new Differential("AllChannelTopics", 1_000);
    List<Class<?>> payloads = Corpora.payloads();
    for (int i = 0; i < payloads.size(); i++) {
      Class<?> payload = payloads.get(i);
      JavaType type = type(differential.mapper(), payload);
      List<Sample> samples = new ArrayList<>();
      for (String factory : List.of("full", "bare")) {
        Object value = payload.getMethod(factory).invoke(null);
        samples.add(new Sample("t" + i, type, value, payload.getSimpleName() + "." + factory));
      }
      differential.add(samples);
    }
    Score score =
        differential.judge(
            Path.of("target/differential/corpus").toAbsolutePath(), Compiling.module(compilation));
    System.out.print(score.report("Corpus"));
    score.survivors().forEach(survivor -> System.out.println("  survived: " + survivor));
    assertThat(score.refused()).isEmpty();
    assertThat(score.rejected()).isGreaterThanOrEqualTo(0.94);
  }

  private static JavaType type(JsonMapper mapper, Class<?> payload) {
    return payload.getTypeParameters().length == 0
        ? mapper.constructType(payload)
        : mapper.getTypeFactory().constructParametricType(payload, String.class);
  }
}
