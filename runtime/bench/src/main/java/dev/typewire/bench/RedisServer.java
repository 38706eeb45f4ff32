package dev.typewire.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis of one benchmark's own, which saves nothing: a {@code redis-server} on the path, or else
 * the one that a jar brings.
 */
public final class RedisServer implements AutoCloseable {
  private final int port;
  private final Process process;

  private RedisServer(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** The program. */
  public static Path program() throws IOException {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(ExecutableProvider.newJarResourceProvider().get().toPath());
  }

  /** Starts it, and returns when it listens. */
  public static RedisServer start() throws IOException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                program().toString(), "--port", "" + port, "--bind", "127.0.0.1", "--save", "")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    RedisServer redis = new RedisServer(port, process);
    Runtime.getRuntime().addShutdownHook(new Thread(redis::close, "redis-end"));
    redis.awaitPort();
    return redis;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort() throws IOException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!listens()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new IOException("Redis does not start.");
      }
      Thread.onSpinWait();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** As clients take it. */
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** The process. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
