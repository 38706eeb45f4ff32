package dev.typewire.examples.dashboard;

import dev.typewire.examples.browser.Journeys;
import dev.typewire.examples.browser.Stage;
import dev.typewire.examples.server.Ports;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A real Chromium uses the page. The journeys themselves are in src/test/browser/journeys.js. */
final class DashboardPageTest {
  private static final int MANY = 80; // more than a service's history

  @Test
  void everyService_isShownAsItIs_overOneSocket() throws Exception {
    run("seesEveryService");
  }

  @Test
  void shortCut_isCaughtUp_withoutAHole() throws Exception {
    run("isCutBriefly");
  }

  @Test
  void cutForLongerThanTheHistory_showsTheGapWhereItIs() throws Exception {
    run("isCutForLong");
  }

  @Test
  void restart_isAnIncident_thatEverybodySees() throws Exception {
    run("restartsAService");
  }

  @Test
  void somebodyElse_isRefusedWith403_andNoSocketOpens() throws Exception {
    run("isNoAdmin");
  }

  @Test
  @EnabledIfSystemProperty(named = "screenshots", matches = "true")
  void screenshots_areTaken() throws Exception {
    run("screenshots");
  }

  /** Runs a journey with a fleet whose clock goes on when the journey says so. */
  private static void run(String journey) throws Exception {
    try (Stage stage = new Stage();
        DashboardApp app = DashboardApp.start(Ports.free(stage.line().url()), Duration.ZERO)) {
      stage.line().leadTo(app.gatewayPort());
      stage.on("tick", () -> requests(app.fleet()));
      stage.on("many-ticks", () -> tick(app.fleet(), MANY));
      Journeys.run(journey, app.url(), stage);
    }
  }

  private static int tick(Fleet fleet, int times) {
    for (int i = 1; i < times; i++) {
      fleet.tick();
    }
    return requests(fleet);
  }

  /** Lets the clock go on by one tick; all services' requests a second then. */
  private static int requests(Fleet fleet) {
    return fleet.tick().stream().mapToInt(ServiceMetrics::requestsPerSecond).sum();
  }
}
