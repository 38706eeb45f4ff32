package dev.typewire.examples.logs;

import dev.typewire.examples.server.ExampleServer;
import dev.typewire.examples.server.Ports;
import dev.typewire.runtime.Realtime;
import java.time.InstantSource;
import java.util.function.IntFunction;

/** The whole build server: the runtime, the jobs, and the server with the page and the gateway. */
final class LogsApp implements AutoCloseable {
  private final Realtime realtime;
  private final Jobs jobs;
  private final ExampleServer server;

  private LogsApp(Realtime realtime, Jobs jobs, ExampleServer server) {
    this.realtime = realtime;
    this.jobs = jobs;
    this.server = server;
  }

  /**
   * Opens it.
   *
   * @param pace gives each job the pace for its lines a second
   */
  static LogsApp start(Ports ports, IntFunction<Pace> pace) {
    Realtime realtime = Realtime.builder().apiBaseUrl(ports.gatewayUrl()).build();
    Jobs jobs = new Jobs(realtime, pace, InstantSource.system());
    LogsApi api = new LogsApi(jobs, realtime);
    return new LogsApp(realtime, jobs, ExampleServer.start(ports, realtime, api::register));
  }

  String url() {
    return server.url();
  }

  int gatewayPort() {
    return server.gatewayPort();
  }

  Realtime realtime() {
    return realtime;
  }

  @Override
  public void close() {
    jobs.close();
    server.close();
    realtime.close();
  }
}
