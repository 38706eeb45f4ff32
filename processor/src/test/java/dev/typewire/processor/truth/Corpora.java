package dev.typewire.processor.truth;

import com.google.testing.compile.JavaFileObjects;
import dev.typewire.processor.Compiling;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/**
 * All corpora: classes of nested payload types, compiled by the tests and run by them. A payload
 * has a {@code full()} value, with something everywhere, and a {@code bare()} one, with as little
 * as its type allows.
 */
public final class Corpora {
  private static final List<Class<?>> ALL =
      List.of(
          Corpus.class,
          AnnotatedCorpus.class,
          EverydayCorpus.class,
          VisibilityCorpus.class,
          ReferenceCorpus.class,
          ContentCorpus.class,
          LanguageCorpus.class,
          GenericCorpus.class,
          PlatformCorpus.class,
          SealedCorpus.class,
          AccessorCorpus.class);

  private Corpora() {}

  /** The payloads of all corpora, sorted. */
  public static List<Class<?>> payloads() {
    return ALL.stream()
        .flatMap(corpus -> Arrays.<Class<?>>stream(corpus.getDeclaredClasses()))
        .filter(type -> Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals("full")))
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }

  /** Their sources, and a channel with a topic {@code t0}, {@code t1} … for each payload. */
  public static JavaFileObject[] sources() {
    return Stream.concat(ALL.stream().map(Corpora::source), Stream.of(channel()))
        .toArray(JavaFileObject[]::new);
  }

  private static JavaFileObject source(Class<?> corpus) {
    try {
      return JavaFileObjects.forResource(
          Path.of(
                  System.getProperty("basedir", ""),
                  "src/test/java",
                  corpus.getName().replace('.', '/') + ".java")
              .toUri()
              .toURL());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The channel alone: the payloads then come from their class files. */
  public static JavaFileObject channel() {
    List<String> topics = new ArrayList<>();
    for (Class<?> payload : payloads()) {
      String arguments = payload.getTypeParameters().length == 0 ? "" : "<String>";
      topics.add(
          "@Topic void t%d(%s%s payload);"
              .formatted(topics.size(), payload.getCanonicalName(), arguments));
    }
    return Compiling.source(
        "dev.typewire.processor.truth.AllChannel",
        "@Channel(\"all\") interface AllChannel { " + String.join("\n", topics) + " }");
  }
}
