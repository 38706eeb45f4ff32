package dev.typewire.examples.orders;

/** Opens the shop, and says where. */
public final class Main {
  private Main() {}

  /** Takes no arguments: see {@link Settings#fromEnvironment}. */
  public static void main(String[] args) throws InterruptedException {
    OrdersApp app = OrdersApp.start(Settings.fromEnvironment());
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shop-closes"));
    System.out.println();
    System.out.println("  Place an order     " + app.url() + "/");
    System.out.println("  Watch them all     " + app.url() + "/admin.html");
    System.out.println();
    System.out.println("  Stop with Ctrl+C.");
    Thread.currentThread().join();
  }
}
