package dev.typewire.examples.logs;

import dev.typewire.examples.server.Ports;

/** Opens the build server, and says where. */
public final class Main {
  private static final int PORT = 8120;

  private Main() {}

  /** Takes no arguments; {@code logs.port} and {@code logs.gatewayPort} are settings. */
  public static void main(String[] args) throws InterruptedException {
    LogsApp app = LogsApp.start(Ports.of("logs", PORT), Pace::linesPerSecond);
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "server-closes"));
    System.out.println();
    System.out.println("  Follow a build     " + app.url() + "/");
    System.out.println();
    System.out.println("  Stop with Ctrl+C.");
    Thread.currentThread().join();
  }
}
