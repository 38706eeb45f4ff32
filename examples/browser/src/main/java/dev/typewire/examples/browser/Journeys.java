package dev.typewire.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the journeys of the example whose folder is the current one: what
 * src/test/browser/journeys.js exports, in a real Chromium.
 */
public final class Journeys {
  private static final Path RUNNER = Path.of("../browser").toAbsolutePath().normalize();
  private static final Path SCRIPT = Path.of("src/test/browser/journeys.js").toAbsolutePath();

  /** Where the first journey unpacks the Chromium, for all examples. */
  private static final Path TEMPORARY = RUNNER.resolve("target/chromium");

  private static final Path PICTURES = Path.of("docs").toAbsolutePath();
  private static final Path WORK = Path.of("target/browser").toAbsolutePath();

  private Journeys() {}

  /** Runs a journey to its end, which fails the test when the journey fails. */
  public static void run(String journey, String pageUrl, Stage stage)
      throws IOException, InterruptedException {
    assumeChromiumRunsHere();
    Files.createDirectories(WORK);
    Files.createDirectories(TEMPORARY);
    Path output = WORK.resolve(journey + ".txt");
    ProcessBuilder node =
        new ProcessBuilder("node", "run.js", SCRIPT.toString(), journey)
            .directory(RUNNER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    node.environment()
        .putAll(
            Map.of(
                "PAGE_URL", pageUrl,
                "STAGE_URL", stage.url(),
                "PICTURES", PICTURES.toString(),
                "TMPDIR", TEMPORARY.toString()));
    Process process = node.start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as("The journey ended within three minutes:%n%s", text(output)).isTrue();
    assertThat(process.exitValue()).as("The journey's output:%n%s", text(output)).isZero();
  }

  private static void assumeChromiumRunsHere() {
    boolean packaged =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    assumeTrue(
        packaged || System.getenv("CHROMIUM") != null,
        "The packaged Chromium is for Linux on x64. Name another one with CHROMIUM=/path/to/it.");
  }

  private static String text(Path output) throws IOException {
    return Files.readString(output);
  }
}
