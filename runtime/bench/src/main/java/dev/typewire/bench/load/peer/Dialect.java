package dev.typewire.bench.load.peer;

import java.util.List;

/** How a socket of one server starts to follow a channel. */
public enum Dialect {
  /** Typewire's own client. */
  V1,
  /** Clients of Inngest's wire. */
  PLAIN,
  /** The servers here that read the channel from the path. */
  PATH,
  /** nginx. */
  NCHAN,
  /** Socket.IO's client, without its first poll. */
  SOCKET_IO,
  /** STOMP 1.2. */
  STOMP;

  /** The path of the upgrade. */
  public String path(String channel) {
    return switch (this) {
      case V1 -> "/v1/realtime/connect";
      case PLAIN -> "/v1/realtime/connect?token=" + Grants.token(channel);
      case PATH -> "/" + channel;
      case NCHAN -> "/sub/" + channel;
      case SOCKET_IO -> "/socket.io/?EIO=4&transport=websocket&channel=" + channel;
      case STOMP -> "/stomp";
    };
  }

  /** What the upgrade asks for; empty for none. */
  public String subprotocol() {
    return switch (this) {
      case V1 -> "typewire.v1";
      case STOMP -> "v12.stomp";
      default -> "";
    };
  }

  /** The text frames that follow the upgrade. */
  public List<String> hello(String channel) {
    return switch (this) {
      case V1 -> List.of(sub(channel));
      case SOCKET_IO -> List.of("40");
      case STOMP ->
          List.of(
              "CONNECT\naccept-version:1.2\nhost:127.0.0.1\nheart-beat:0,0\n\n\0",
              "SUBSCRIBE\nid:1\ndestination:/topic/" + channel + "\n\n\0");
      default -> List.of();
    };
  }

  private static String sub(String channel) {
    return "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\""
        + Grants.token(channel)
        + "\",\"channel\":\""
        + channel
        + "\",\"topics\":[\""
        + Grants.TOPIC
        + "\"]}";
  }
}
