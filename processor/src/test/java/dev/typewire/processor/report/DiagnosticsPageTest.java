package dev.typewire.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody meets a message that is neither explained nor tested. */
class DiagnosticsPageTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final String PAGE = read(MODULE.resolve("DIAGNOSTICS.md"));
  private static final String TESTS = allTests();

  @ParameterizedTest
  @EnumSource
  void everyId_hasAParagraph(DiagnosticId id) {
    assertThat(PAGE).containsPattern("(?m)^### " + id + "$\n\n\\S");
  }

  @ParameterizedTest
  @EnumSource
  void everyId_hasATest(DiagnosticId id) {
    assertThat(TESTS).contains("\"[" + id + "]");
  }

  private static String allTests() {
    try (Stream<Path> files = Files.walk(MODULE.resolve("src/test/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(DiagnosticsPageTest::read)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
