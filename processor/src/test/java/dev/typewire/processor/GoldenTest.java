package dev.typewire.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code src/test/golden} is one compilation: {@code input} gives {@code expected},
 * to the byte. {@code -Dgolden.update=true} writes what comes out now.
 */
class GoldenTest {
  private static final Path CASES =
      Path.of(System.getProperty("basedir", ""), "src", "test", "golden");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void input_givesTheExpectedFiles(String name) throws IOException {
    Map<String, String> generated = generated(compile(name, List.of()));
    Path expected = CASES.resolve(name).resolve("expected");
    if (Boolean.getBoolean("golden.update")) {
      update(expected, generated);
    }
    assertThat(generated).isEqualTo(read(expected));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generatedJava_hasNoWarnings(String name) throws IOException {
    assertThat(compile(name, List.of("-Xlint:all,-processing", "-Werror")))
        .succeededWithoutWarnings();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sourcesInAnotherOrder_giveTheSameFiles(String name) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>(sources(name));
    java.util.Collections.reverse(sources);
    assertThat(generated(Compiling.compile(options(name), sources.toArray(JavaFileObject[]::new))))
        .isEqualTo(read(CASES.resolve(name).resolve("expected")));
  }

  private static Compilation compile(String name, List<String> lint) throws IOException {
    List<String> options = new ArrayList<>(lint);
    options.addAll(options(name));
    return Compiling.compile(options, sources(name).toArray(JavaFileObject[]::new));
  }

  private static List<String> options(String name) throws IOException {
    Path options = CASES.resolve(name).resolve("options.txt");
    return Files.exists(options) ? Files.readAllLines(options) : List.of();
  }

  private static List<JavaFileObject> sources(String name) throws IOException {
    try (Stream<Path> files = Files.walk(CASES.resolve(name).resolve("input"))) {
      return files.filter(Files::isRegularFile).sorted().map(GoldenTest::source).toList();
    }
  }

  private static JavaFileObject source(Path file) {
    try {
      return JavaFileObjects.forResource(file.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What the processors wrote for a reader's eyes: not what they keep for themselves. */
  private static Map<String, String> generated(Compilation compilation) {
    assertThat(compilation).succeeded();
    Map<String, String> files = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      String path = file.getName().replaceFirst("^/?(SOURCE|CLASS)_OUTPUT/", "");
      if (!path.endsWith(".class") && !path.startsWith("META-INF/typewire/source/")) {
        files.put(path, Compiling.text(file));
      }
    }
    return files;
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return files;
  }

  private static void update(Path folder, Map<String, String> files) throws IOException {
    if (Files.exists(folder)) {
      for (String stale : read(folder).keySet()) {
        if (!files.containsKey(stale)) {
          Files.delete(folder.resolve(stale));
        }
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
