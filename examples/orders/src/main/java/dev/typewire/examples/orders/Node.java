package dev.typewire.examples.orders;

import java.io.IOException;

/**
 * One node of the shop, for a launcher: prints the ports of its pages and of its gateway, and ends
 * with its standard input.
 */
public final class Node {
  private Node() {}

  /** Takes no arguments: see {@link Settings#fromEnvironment}. */
  public static void main(String[] args) throws IOException {
    run(Settings.fromEnvironment());
  }

  static void run(Settings settings) throws IOException {
    OrdersApp app = OrdersApp.start(settings);
    System.out.println(app.port() + " " + app.gatewayPort());
    System.in.transferTo(System.err);
    System.exit(0);
  }
}
