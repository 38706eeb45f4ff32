package dev.typewire.examples.chat;

import dev.typewire.examples.server.ExampleServer;
import dev.typewire.runtime.Realtime;
import java.time.InstantSource;

/** The whole chat: the runtime, the agent, and the server with the page and the gateway. */
final class ChatApp implements AutoCloseable {
  private final Realtime realtime;
  private final Agent agent;
  private final ExampleServer server;

  private ChatApp(Realtime realtime, Agent agent, ExampleServer server) {
    this.realtime = realtime;
    this.agent = agent;
    this.server = server;
  }

  static ChatApp start(Settings settings) {
    Realtime realtime = Realtime.builder().apiBaseUrl(settings.ports().gatewayUrl()).build();
    Model model = new RecitingModel(Recital.all(), settings.pace());
    Agent agent = new Agent(realtime, model, InstantSource.system());
    ChatApi api = new ChatApi(new Chats(), agent, realtime);
    return new ChatApp(
        realtime, agent, ExampleServer.start(settings.ports(), realtime, api::register));
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
    agent.close();
    server.close();
    realtime.close();
  }
}
