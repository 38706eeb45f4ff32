package dev.typewire.examples.chat;

/** Starts the chat, and says where. */
public final class Main {
  private Main() {}

  /** Takes no arguments: see {@link Settings#fromEnvironment}. */
  public static void main(String[] args) throws InterruptedException {
    ChatApp app = ChatApp.start(Settings.fromEnvironment());
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "chat-closes"));
    System.out.println();
    System.out.println("  Ask the agent     " + app.url() + "/");
    System.out.println();
    System.out.println("  Stop with Ctrl+C.");
    Thread.currentThread().join();
  }
}
