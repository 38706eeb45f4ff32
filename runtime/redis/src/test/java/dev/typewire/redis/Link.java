package dev.typewire.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a node and Redis. */
final class Link implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean swallows;
  private volatile boolean refuses;

  Link(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 500, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  String uri() {
    return "redis://127.0.0.1:" + server.getLocalPort();
  }

  /** Lets nothing through any more, and tells nobody. Bytes of this time are lost. */
  void swallow() {
    swallows = true;
  }

  /** Ends what there is, and lets nobody connect. */
  void refuse() {
    refuses = true;
    closeAll();
  }

  /** Lets new connections through; those that have lost bytes are dead for good. */
  void heal() {
    swallows = false;
    refuses = false;
  }

  private void accept() throws IOException {
    while (true) {
      Socket node = server.accept();
      if (refuses) {
        node.close();
        continue;
      }
      open.add(node);
      Socket redis = new Socket();
      open.add(redis);
      start(() -> connect(node, redis));
    }
  }

  private void connect(Socket node, Socket redis) throws IOException {
    try {
      redis.connect(new InetSocketAddress("127.0.0.1", target));
    } catch (IOException e) {
      node.close();
      throw e;
    }
    start(() -> pass(node, redis));
    pass(redis, node);
  }

  private void pass(Socket from, Socket to) throws IOException {
    byte[] bytes = new byte[64 << 10];
    boolean dead = false;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        dead |= swallows;
        if (!dead) {
          out.write(bytes, 0, count);
        }
      }
    } finally {
      open.remove(from);
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // One side ended the connection, or the link is closed.
              }
            },
            "link");
    thread.setDaemon(true);
    thread.start();
  }

  private void closeAll() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    closeAll();
  }
}
