package dev.typewire.examples.approval;

import dev.typewire.examples.server.Ports;
import dev.typewire.examples.server.Setting;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the example listens, and how long its jobs wait.
 *
 * @param ports where it listens
 * @param patience how long a person has to answer
 * @param journal the file that survives a restart
 */
record Settings(Ports ports, Duration patience, Path journal) {

  /**
   * Settings from system properties ({@code -Dapproval.port=8110}), or else from the environment
   * ({@code APPROVAL_PORT=8110}).
   */
  static Settings fromEnvironment() {
    return new Settings(
        Ports.of("approval", 8110),
        Duration.ofSeconds(Setting.number("approval.patienceSeconds", 120)),
        Path.of(System.getProperty("approval.journal", "approval-journal.json")));
  }
}
