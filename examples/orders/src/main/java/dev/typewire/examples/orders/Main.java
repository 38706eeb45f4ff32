package dev.typewire.examples.orders;

import dev.typewire.examples.orders.deployment.Deployment;
import dev.typewire.examples.server.Setting;
import java.io.IOException;
import java.util.Map;

/** Opens the shop, and says where. */
public final class Main {
  private Main() {}

  /** Takes no arguments: see {@link Settings#fromEnvironment} and {@link Deployment#start}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int nodes = Setting.number("orders.nodes", 1);
    if (nodes > 1) {
      openOn(nodes);
    } else {
      open();
    }
    System.out.println("  Stop with Ctrl+C.");
    Thread.currentThread().join();
  }

  private static void open() {
    OrdersApp app = OrdersApp.start(Settings.fromEnvironment());
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shop-closes"));
    printPages(app.url());
  }

  private static void openOn(int nodes) throws IOException {
    Deployment deployment =
        Deployment.start(
            nodes,
            Setting.number("orders.port", 8080),
            Setting.text("orders.redis"),
            Node.class,
            Map.of("ORDERS_PACE_MS", String.valueOf(Setting.number("orders.paceMs", 750))));
    Runtime.getRuntime().addShutdownHook(new Thread(deployment::close, "shop-closes"));
    printPages(deployment.url());
    deployment.nodes().forEach(node -> System.out.println("  " + node));
    System.out.println();
  }

  private static void printPages(String url) {
    System.out.println();
    System.out.println("  Place an order     " + url + "/");
    System.out.println("  Watch them all     " + url + "/admin.html");
    System.out.println();
  }
}
