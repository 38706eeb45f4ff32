package dev.typewire.examples.approval;

/** Starts the example, and says where. */
public final class Main {
  private Main() {}

  /** Takes no arguments: see {@link Settings#fromEnvironment}. */
  public static void main(String[] args) throws InterruptedException {
    ApprovalApp app = ApprovalApp.start(Settings.fromEnvironment());
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "approval-closes"));
    System.out.println();
    System.out.println("  Decide about refunds     " + app.url() + "/");
    System.out.println();
    System.out.println("  Stop with Ctrl+C.");
    Thread.currentThread().join();
  }
}
