package dev.typewire.examples.approval;

import dev.typewire.examples.browser.Journeys;
import dev.typewire.examples.browser.Stage;
import dev.typewire.examples.server.Ports;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A real Chromium uses the page. The journeys themselves are in src/test/browser/journeys.js. */
final class ApprovalPageTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir private Path folder;
  private ApprovalApp app;

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void answer_isGivenWithTheKeyboard_andTheJobGoesOn() throws Exception {
    run("answerByKeyboard", LONG);
  }

  @Test
  void twoPeopleRace_oneWins_andTheOtherIsToldWho() throws Exception {
    run("twoPeopleRace", LONG);
  }

  @Test
  void questionWithoutAnAnswer_expires_andTheJobGoesOn() throws Exception {
    run("questionExpires", Duration.ofSeconds(3));
  }

  @Test
  void restart_keepsTheQuestion_andTakesItsAnswer() throws Exception {
    run("restartKeepsTheQuestion", LONG);
  }

  @Test
  void customer_mayNotDecide() throws Exception {
    run("customerMayNotDecide", LONG);
  }

  @Test
  void page_isAccessible_lightAndDark() throws Exception {
    run("accessiblePage", LONG);
  }

  @Test
  @EnabledIfSystemProperty(named = "screenshots", matches = "true")
  void screenshots_areTaken() throws Exception {
    run("screenshots", Duration.ofSeconds(25));
  }

  private void run(String journey, Duration patience) throws Exception {
    try (Stage stage = new Stage()) {
      start(Ports.free(stage.line().url()), patience, stage);
      stage.on("restart", () -> restart(patience, stage));
      Journeys.run(journey, app.url(), stage);
    }
  }

  private void start(Ports ports, Duration patience, Stage stage) {
    app = ApprovalApp.start(new Settings(ports, patience, folder.resolve("journal.json")));
    stage.line().leadTo(app.gatewayPort());
  }

  /** Ends the program as far as a page can see, and starts it where it was. */
  private void restart(Duration patience, Stage stage) {
    int port = app.port();
    app.close();
    start(new Ports(port, 0, stage.line().url()), patience, stage);
  }
}
