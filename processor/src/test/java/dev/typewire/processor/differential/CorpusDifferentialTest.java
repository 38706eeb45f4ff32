package dev.typewire.processor.differential;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.testing.compile.Compilation;
import dev.typewire.processor.Compiling;
import dev.typewire.processor.truth.Corpora;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The payloads that we wrote ourselves, a family at least for each line of the mapping. */
class CorpusDifferentialTest {
  @Test
  void typesFromSources_acceptWhatJacksonWrites_andRejectMutants() throws Exception {
    judge("corpus", Corpora.sources());
  }

  /** On older JDKs a class file hides which type uses can be null. */
  @Test
  void typesFromClassFiles_doSoToo() throws Exception {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(22);
    judge("corpus-class-files", Corpora.channel());
  }

  private static void judge(String name, JavaFileObject... sources) throws Exception {
    Compilation compilation = Compiling.compile(List.of("-Atypewire.ts.client=none"), sources);
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
    Score score = differential.judge(name, Compiling.module(compilation));
    assertThat(score.refused()).isEmpty();
    assertThat(score.rejected()).isGreaterThanOrEqualTo(0.98);
  }

  private static JavaType type(JsonMapper mapper, Class<?> payload) {
    return payload.getTypeParameters().length == 0
        ? mapper.constructType(payload)
        : mapper.getTypeFactory().constructParametricType(payload, String.class);
  }
}
