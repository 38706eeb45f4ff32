package dev.typewire.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A real Chromium uses the pages. The journeys themselves are in src/test/browser/journeys.js. */
final class OrdersPageTest {
  private static final Path SCRIPTS = Path.of("src/test/browser").toAbsolutePath();
  private static final Path WORK = Path.of("target/browser").toAbsolutePath();

  @BeforeAll
  static void chromiumRunsHere() throws IOException {
    boolean packaged =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    assumeTrue(
        packaged || System.getenv("CHROMIUM") != null,
        "The packaged Chromium is for Linux on x64. Name another one with CHROMIUM=/path/to/it.");
    Files.createDirectories(WORK);
  }

  @Test
  void placesAnOrder_andSeesEachStepInOrder() throws Exception {
    run("placesAnOrder");
  }

  @Test
  void reloadInMidOrder_endsWithEveryStepOnce() throws Exception {
    run("reloadInMidOrder");
  }

  @Test
  void networkCutInMidOrder_endsWithEveryStepOnce() throws Exception {
    run("networkCutInMidOrder");
  }

  @Test
  void anothersOrder_isRefusedWith403_andNoSocketOpens() throws Exception {
    run("anothersOrder");
  }

  @Test
  void adminPage_showsEveryOrder() throws Exception {
    run("adminPage");
  }

  @Test
  @EnabledIfSystemProperty(named = "screenshots", matches = "true")
  void screenshots_areTaken() throws Exception {
    try (Stage stage = Stage.open(Pace.of(Duration.ofMillis(800)))) {
      run("screenshots", stage);
    }
  }

  private static void run(String journey) throws Exception {
    try (Stage stage = Stage.open()) {
      run(journey, stage);
    }
  }

  private static void run(String journey, Stage stage) throws Exception {
    Path output = WORK.resolve(journey + ".txt");
    ProcessBuilder node =
        new ProcessBuilder("node", "run.js", journey)
            .directory(SCRIPTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    node.environment()
        .putAll(
            Map.of(
                "SHOP_URL", stage.shopUrl(),
                "STAGE_URL", stage.url(),
                "PICTURES", Path.of("docs").toAbsolutePath().toString(),
                "TMPDIR", WORK.toString()));
    Process process = node.start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("The journey ended within a minute:%n%s", text(output)).isTrue();
    assertThat(process.exitValue()).as("The journey's output:%n%s", text(output)).isZero();
  }

  private static String text(Path output) throws IOException {
    return Files.readString(output);
  }
}
