package dev.typewire.examples.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The network between a page and the gateway: passes bytes on both ways, until it is cut. */
public final class CuttableLine implements AutoCloseable {
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger passed = new AtomicInteger();
  private volatile int target;
  private volatile boolean cut;

  CuttableLine() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    start(this::accept);
  }

  /** What a page is told to be the gateway's address. */
  public String url() {
    return "http://localhost:" + server.getLocalPort();
  }

  /** Says to which port it leads; before any page connects. */
  public void leadTo(int port) {
    target = port;
  }

  /** How many connections it has let through. */
  public int passed() {
    return passed.get();
  }

  /** Ends every connection and lets no new one through. */
  public void cut() {
    cut = true;
    open.forEach(CuttableLine::close);
  }

  /** Lets connections through again. */
  public void mend() {
    cut = false;
  }

  private void accept() throws IOException {
    while (true) {
      Socket page = server.accept();
      if (cut) {
        close(page);
      } else {
        start(() -> connect(page));
      }
    }
  }

  /** A gateway that is not there costs this connection, and not those that come after it. */
  private void connect(Socket page) throws IOException {
    Socket gateway;
    try {
      gateway = new Socket(InetAddress.getByName("localhost"), target);
    } catch (IOException e) {
      close(page);
      throw e;
    }
    passed.incrementAndGet();
    start(() -> pass(gateway, page));
    pass(page, gateway);
  }

  private void pass(Socket from, Socket to) throws IOException {
    open.add(from);
    if (cut) {
      close(from);
    }
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
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
                // The line was cut or closed: that is its end, as wished.
              }
            },
            "line");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
