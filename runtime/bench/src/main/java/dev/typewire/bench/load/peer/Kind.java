package dev.typewire.bench.load.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The servers that are compared. */
public enum Kind {
  /** The gateway, and sockets that speak its own dialect. */
  TYPEWIRE("typewire", Dialect.V1),
  /** The gateway, and sockets that speak the plain dialect. */
  TYPEWIRE_PLAIN("typewire", Dialect.PLAIN),
  /** Bare Netty, one write for what is pending. */
  NETTY_MERGE("netty-merge", Dialect.PATH),
  /** The same with as many bytes a message as the gateway's. */
  NETTY_ENVELOPE("netty-envelope", Dialect.PATH),
  /** Bare Netty, one write a message. */
  NETTY_FLUSH("netty-flush", Dialect.PATH),
  /** {@code ws} on Node. */
  WS("ws.mjs", Dialect.PATH),
  /** Socket.IO on Node, over WebSocket only. */
  SOCKET_IO("socket-io.mjs", Dialect.SOCKET_IO),
  /** Spring's simple broker over STOMP. */
  SPRING("spring", Dialect.STOMP),
  /** nginx with nchan. */
  NCHAN("nchan", Dialect.NCHAN),
  /** A publisher, a Redis, and one gateway. */
  TYPEWIRE_REDIS("typewire-redis 1", Dialect.V1),
  /** The same with two gateways. */
  TYPEWIRE_REDIS_2("typewire-redis 2", Dialect.V1),
  /** The same with three gateways. */
  TYPEWIRE_REDIS_3("typewire-redis 3", Dialect.V1),
  /** A publisher, a Redis, and one Socket.IO with the adapter for Redis streams. */
  SOCKET_IO_REDIS("socket-io-redis.mjs", Dialect.SOCKET_IO);

  private final String server;
  private final Dialect dialect;

  Kind(String server, Dialect dialect) {
    this.server = server;
    this.dialect = dialect;
  }

  /** How its sockets start. */
  public Dialect dialect() {
    return dialect;
  }

  /** What a script on Node or the process of a {@code Peer} is called. */
  String server() {
    return server;
  }

  boolean isOnNode() {
    return server.endsWith(".mjs");
  }

  /** Whether Redis is between its publisher and its sockets. */
  boolean isOnRedis() {
    return name().contains("REDIS");
  }

  /** As a user types it, and as tables name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Those that are named, or else all of one process that this machine has; says which it leaves
   * out.
   */
  public static List<Kind> named(List<String> labels) {
    Stream<Kind> kinds =
        labels.isEmpty()
            ? Arrays.stream(values()).filter(kind -> !kind.isOnRedis())
            : labels.stream().map(Kind::of);
    return kinds.filter(Kind::isThere).toList();
  }

  private static Kind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No server of that name: " + label));
  }

  private boolean isThere() {
    if (this == NCHAN && !Nginx.isThere()) {
      System.out.println("nchan is left out: no nginx with nchan on the path.");
      return false;
    }
    return true;
  }
}
