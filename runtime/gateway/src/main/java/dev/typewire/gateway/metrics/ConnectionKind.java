package dev.typewire.gateway.metrics;

import dev.typewire.gateway.wire.Dialect;

/** The kinds of connections that carry messages, as metrics tell them apart. */
public enum ConnectionKind {
  WEBSOCKET_V1("websocket", "v1"),
  WEBSOCKET_PLAIN("websocket", "plain"),
  SSE_V1("sse", "v1"),
  SSE_PLAIN("sse", "plain");

  private final String transport;
  private final String dialect;

  ConnectionKind(String transport, String dialect) {
    this.transport = transport;
    this.dialect = dialect;
  }

  /** A WebSocket of that dialect. */
  public static ConnectionKind webSocket(Dialect dialect) {
    return dialect == Dialect.V1 ? WEBSOCKET_V1 : WEBSOCKET_PLAIN;
  }

  /** A stream of server-sent events of that dialect. */
  public static ConnectionKind sse(Dialect dialect) {
    return dialect == Dialect.V1 ? SSE_V1 : SSE_PLAIN;
  }

  String transport() {
    return transport;
  }

  String dialect() {
    return dialect;
  }
}
