package dev.typewire.processor.check;

import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.DeclaredMethod;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

/** History, retention and replay are amounts that a broker can keep; streams are kept whole. */
final class LimitsRule implements Rule {
  @Override
  public void check(DeclaredChannel channel, Findings findings) {
    int history = channel.history().value();
    if (history < 0) {
      findings.error(
          DiagnosticId.CHANNEL_HISTORY,
          channel.history().source(),
          "A history of " + history + " messages cannot be. Write 0 or more.");
    }
    if (!isPositiveDuration(channel.retention().value())) {
      findings.error(
          DiagnosticId.CHANNEL_RETENTION,
          channel.retention().source(),
          "Retention \""
              + channel.retention().value()
              + "\" is no positive ISO 8601 duration. Write"
              + " one such as \"PT10M\" for ten minutes.");
    }
    for (DeclaredMethod topic : channel.topics()) {
      boolean leavesOut = List.of("LATEST", "DROP_OLDEST").contains(topic.whenSlow().value());
      if (topic.stream() && leavesOut) {
        findings.error(
            DiagnosticId.TOPIC_WHEN_SLOW,
            topic.whenSlow().source(),
            topic.name()
                + "() opens streams, of which nothing can be left out. Leave whenSlow out.");
      }
      int replay = topic.replay().value();
      if (replay < 0 || (history >= 0 && replay > history)) {
        findings.error(
            DiagnosticId.TOPIC_REPLAY,
            topic.replay().source(),
            "A replay of "
                + replay
                + " messages does not fit the channel's history of "
                + history
                + ". Write 0 to "
                + Math.max(history, 0)
                + ", or raise @Channel(history = …).");
      }
    }
  }

  private static boolean isPositiveDuration(String text) {
    try {
      Duration duration = Duration.parse(text);
      return !duration.isNegative() && !duration.isZero();
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
