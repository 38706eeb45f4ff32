package dev.typewire.examples.dashboard;

import dev.typewire.examples.server.Ports;
import dev.typewire.examples.server.Setting;
import java.time.Duration;

/** Opens the dashboard, and says where. */
public final class Main {
  private static final int PORT = 8130;
  private static final int TICK_MS = 500;

  private Main() {}

  /**
   * Takes no arguments; {@code dashboard.port}, {@code dashboard.gatewayPort} and {@code
   * dashboard.tickMs}, the time between two samples, are settings.
   */
  public static void main(String[] args) throws InterruptedException {
    Duration tick = Duration.ofMillis(Setting.number("dashboard.tickMs", TICK_MS));
    DashboardApp app = DashboardApp.start(Ports.of("dashboard", PORT), tick);
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "dashboard-closes"));
    System.out.println();
    System.out.println("  Watch the fleet    " + app.url() + "/");
    System.out.println();
    System.out.println("  Stop with Ctrl+C.");
    Thread.currentThread().join();
  }
}
