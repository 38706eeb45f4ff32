package dev.typewire.examples.orders;

import dev.typewire.examples.browser.Journeys;
import dev.typewire.examples.browser.Stage;
import dev.typewire.examples.server.Ports;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A real Chromium uses the pages. The journeys themselves are in src/test/browser/journeys.js. */
final class OrdersPageTest {
  @Test
  void placesAnOrder_andSeesEachStepInOrder() throws Exception {
    run("placesAnOrder");
  }

  @Test
  void orderPlacedBeforeThePageIsComplete_isFollowed() throws Exception {
    run("orderBeforeThePageIsComplete");
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
  void pages_areAccessible_lightAndDark() throws Exception {
    run("accessiblePages");
  }

  @Test
  @EnabledIfSystemProperty(named = "screenshots", matches = "true")
  void screenshots_areTaken() throws Exception {
    try (Stage stage = new Stage()) {
      run("screenshots", Pace.of(Duration.ofMillis(800)), stage);
    }
  }

  /** Runs a journey in a shop whose jobs rest until the journey says "go". */
  private static void run(String journey) throws Exception {
    HeldPace pace = new HeldPace();
    try (Stage stage = new Stage()) {
      stage.on("go", pace::go);
      stage.on("go-on", pace::goOn);
      run(journey, pace, stage);
    }
  }

  private static void run(String journey, Pace pace, Stage stage) throws Exception {
    try (OrdersApp app = OrdersApp.start(Settings.alone(Ports.free(stage.line().url()), pace))) {
      stage.line().leadTo(app.gatewayPort());
      Journeys.run(journey, app.url(), stage);
    }
  }
}
