package dev.typewire.examples.logs;

import dev.typewire.examples.browser.Journeys;
import dev.typewire.examples.browser.Stage;
import dev.typewire.examples.server.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A real Chromium uses the page. The journeys themselves are in src/test/browser/journeys.js. */
final class LogsPageTest {
  private static final int STEP = 1_000;
  private static final int FAST = 5_000;

  @Test
  void tenThousandLines_areAllThereOnce() throws Exception {
    run("tenThousandLines", new HeldPace(Pace.linesPerSecond(FAST)));
    System.out.print(Files.readString(Path.of("target/browser/tenThousandLines.txt")));
  }

  @Test
  void jobStartedBeforeThePageKnowsTheOthers_isFollowed() throws Exception {
    run("startsBeforeThePageKnowsTheJobs");
  }

  @Test
  void joiningLate_beginsWithTheLast200Lines() throws Exception {
    run("joinsLate");
  }

  @Test
  void pausing_keepsWhatComes_andResumingGoesToTheEnd() throws Exception {
    run("pauses");
  }

  @Test
  void searchAndLevels_findLinesAndHideOthers() throws Exception {
    run("searches");
  }

  @Test
  void reloadAndCutInMidJob_leaveNoHole() throws Exception {
    run("reloadsAndIsCut");
  }

  @Test
  void cutForLongerThanTheHistory_saysWhichLinesAreMissing() throws Exception {
    run("isCutForLong");
  }

  @Test
  @EnabledIfSystemProperty(named = "screenshots", matches = "true")
  void screenshots_areTaken() throws Exception {
    try (Stage stage = new Stage()) {
      run("screenshots", Pace::linesPerSecond, stage);
    }
  }

  private static void run(String journey) throws Exception {
    run(journey, new HeldPace(lines -> {}));
  }

  /** Runs a journey with a job that writes a thousand lines each time the journey says "go". */
  private static void run(String journey, HeldPace pace) throws Exception {
    try (Stage stage = new Stage()) {
      stage.on("go", () -> pace.go(STEP));
      stage.on("go-on", () -> pace.goOn(Jobs.LINES));
      run(journey, rate -> pace, stage);
    }
  }

  private static void run(String journey, IntFunction<Pace> pace, Stage stage) throws Exception {
    try (LogsApp app = LogsApp.start(Ports.free(stage.line().url()), pace)) {
      stage.line().leadTo(app.gatewayPort());
      Journeys.run(journey, app.url(), stage);
    }
  }
}
