package dev.typewire.examples.server;

/**
 * Where an example listens, on this machine only.
 *
 * @param web of the page and the example's own addresses; 0 for any free one
 * @param gateway of the gateway; 0 for any free one
 * @param gatewayUrl where pages reach the gateway
 */
public record Ports(int web, int gateway, String gatewayUrl) {
  static final String HOST = "localhost";

  /**
   * The ports that the settings {@code NAME.port} and {@code NAME.gatewayPort} give.
   *
   * @param example the example's name, such as {@code orders}
   * @param web the default of the first; the second's is the next port
   */
  public static Ports of(String example, int web) {
    int gateway = Setting.number(example + ".gatewayPort", web + 1);
    return new Ports(
        Setting.number(example + ".port", web), gateway, "http://" + HOST + ":" + gateway);
  }

  /** Any free ports, with something between the page and the gateway. */
  public static Ports free(String gatewayUrl) {
    return new Ports(0, 0, gatewayUrl);
  }
}
