package dev.typewire.examples.orders.deployment;

import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A Redis out of a jar, for who has none: it keeps nothing on disk, and ends with the demo. */
final class DemoRedis implements AutoCloseable {
  private static final int TRIES = 5;

  private final int port;
  private final RedisServer server;

  private DemoRedis(int port, RedisServer server) {
    this.port = port;
    this.server = server;
  }

  static DemoRedis start() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return start(freePort());
      } catch (IOException e) { // somebody else was faster to take the port
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static DemoRedis start(int port) throws IOException {
    RedisServer server =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .onShutdownForceStop(true)
            .build();
    server.start();
    return new DemoRedis(port, server);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  String uri() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new IllegalStateException("Redis did not stop.", e);
    }
  }
}
