package dev.typewire.processor.differential;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.google.testing.compile.Compilation;
import dev.typewire.processor.Compiling;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.instancio.Instancio;
import org.instancio.Select;
import org.instancio.settings.Keys;
import org.instancio.settings.Settings;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.authorization.AuthorizationSchema;

/**
 * Payloads that nobody here wrote: root models of well-known libraries, from their class files,
 * filled with data that is random but always the same.
 */
class ThirdPartyDifferentialTest {
  private static final List<Class<?>> MODELS =
      List.of(
          Pod.class,
          Deployment.class,
          InspectContainerResponse.class,
          RealmRepresentation.class,
          UserRepresentation.class);
  private static final int SAMPLES = 3;

  @Test
  void typesAcceptWhatJacksonWrites_andRejectMutants() throws Exception {
    StringBuilder topics = new StringBuilder();
    for (int i = 0; i < MODELS.size(); i++) {
      topics.append(
          "@Topic void t%d(%s payload);%n".formatted(i, MODELS.get(i).getCanonicalName()));
    }
    Compilation compilation =
        Compiling.compile(
            List.of("-Atypewire.ts.client=none", "-Atypewire.ts.nullability=strict"),
            Compiling.source(
                "shop.AllChannel", "@Channel(\"all\") interface AllChannel { " + topics + " }"));
    assertThat(compilation).succeeded();
    Differential differential = new Differential("AllChannelTopics", 150);
    for (int i = 0; i < MODELS.size(); i++) {
      List<Sample> samples = new ArrayList<>();
      for (int seed = 1; seed <= SAMPLES; seed++) {
        samples.add(
            new Sample(
                "t" + i,
                differential.mapper().constructType(MODELS.get(i)),
                random(MODELS.get(i), seed),
                MODELS.get(i).getSimpleName() + "#" + seed));
      }
      differential.add(samples);
    }
    Score score = differential.judge("third-party", Compiling.module(compilation));
    assertThat(score.refused()).isEmpty();
    assertThat(score.rejected()).isGreaterThanOrEqualTo(0.98);
  }

  /** The first is complete; the others lack things at random. */
  private static Object random(Class<?> model, int seed) {
    return Instancio.of(model)
        .withSeed(seed)
        .withSettings(
            Settings.create()
                .set(Keys.MAX_DEPTH, 5)
                .set(Keys.COLLECTION_MIN_SIZE, 1)
                .set(Keys.COLLECTION_MAX_SIZE, 1)
                .set(Keys.MAP_MIN_SIZE, 1)
                .set(Keys.MAP_MAX_SIZE, 1)
                .set(Keys.STRING_MAX_LENGTH, 4)
                .set(Keys.STRING_NULLABLE, seed > 1))
        // What depends on parts that are not null at any depth, or that Instancio takes for a map.
        .ignore(Select.types(ThirdPartyDifferentialTest::hasPrimitiveForm))
        .ignore(Select.all(MultivaluedHashMap.class))
        .ignore(Select.all(AuthorizationSchema.class))
        .lenient()
        .create();
  }

  private static boolean hasPrimitiveForm(Class<?> type) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals("toPrimitive"));
  }
}
