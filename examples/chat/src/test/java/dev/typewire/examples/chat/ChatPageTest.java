package dev.typewire.examples.chat;

import dev.typewire.examples.browser.Journeys;
import dev.typewire.examples.browser.Stage;
import dev.typewire.examples.server.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A real Chromium uses the page. The journeys themselves are in src/test/browser/journeys.js. */
final class ChatPageTest {
  @Test
  void answer_isShownTokenByToken() throws Exception {
    run("answerComes");
  }

  @Test
  void reloadAndCutInMidAnswer_endWithTheWholeAnswerOnce() throws Exception {
    run("reloadAndCutInMidAnswer");
  }

  @Test
  void stopButton_endsTheAnswer_andSaysSo() throws Exception {
    run("stopButton");
  }

  @Test
  void severalConversations_areFollowedOnOneSocket() throws Exception {
    run("severalConversations");
  }

  @Test
  void anothersConversation_isRefused() throws Exception {
    run("anothersConversation");
  }

  @Test
  void page_isAccessible_lightAndDark() throws Exception {
    run("accessiblePage");
  }

  @Test
  @EnabledIfSystemProperty(named = "screenshots", matches = "true")
  void screenshots_areTaken() throws Exception {
    try (Stage stage = new Stage()) {
      run("screenshots", Pace.of(60), stage);
    }
  }

  /** Runs a journey with a model that thinks until the journey says "go". */
  private static void run(String journey) throws Exception {
    HeldPace pace = new HeldPace();
    try (Stage stage = new Stage()) {
      stage.on("go", () -> pace.go(10));
      stage.on("go-on", pace::goOn);
      run(journey, pace, stage);
    }
  }

  private static void run(String journey, Pace pace, Stage stage) throws Exception {
    try (ChatApp app = ChatApp.start(new Settings(Ports.free(stage.line().url()), pace))) {
      stage.line().leadTo(app.gatewayPort());
      Journeys.run(journey, app.url(), stage);
    }
  }
}
