package dev.typewire.examples.approval;

import dev.typewire.examples.server.ExampleServer;
import dev.typewire.runtime.Realtime;
import java.time.InstantSource;

/** The whole example: the runtime, the jobs, and the server with the page and the gateway. */
final class ApprovalApp implements AutoCloseable {
  private final Realtime realtime;
  private final Jobs jobs;
  private final ExampleServer server;

  private ApprovalApp(Realtime realtime, Jobs jobs, ExampleServer server) {
    this.realtime = realtime;
    this.jobs = jobs;
    this.server = server;
  }

  /** Starts, and takes up the jobs that the journal knows. */
  static ApprovalApp start(Settings settings) {
    Realtime realtime = Realtime.builder().apiBaseUrl(settings.ports().gatewayUrl()).build();
    InstantSource clock = InstantSource.system();
    Journal journal = new Journal(settings.journal(), realtime.mapper());
    Jobs jobs = new Jobs(journal, realtime, settings.patience(), clock);
    RefundsApi api = new RefundsApi(journal, jobs, realtime, clock);
    ExampleServer server = ExampleServer.start(settings.ports(), realtime, api::register);
    jobs.resume();
    return new ApprovalApp(realtime, jobs, server);
  }

  String url() {
    return server.url();
  }

  int port() {
    return server.port();
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
