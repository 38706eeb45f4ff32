package dev.typewire.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** A real Redis of the test's own, that can be killed and started again. */
final class RedisProcess implements AutoCloseable {
  /** The Redis that the tests' dependency brings: 6.2. */
  static final Path EMBEDDED = unpack();

  /** A variable that names the server to run the tests on, such as Valkey's. */
  private static final String NAMED = "TYPEWIRE_TEST_REDIS";

  private final Path executable;
  private final Path directory;
  private final int port;
  private final List<String> options;
  private Process process;
  private Path config;

  private RedisProcess(Path executable, int port, List<String> options) {
    this.executable = executable;
    this.port = port;
    this.options = options;
    try {
      this.directory = Files.createTempDirectory("typewire-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Sentinel that watches a master which it calls {@code main}. */
  static RedisProcess sentinelOf(RedisProcess master) {
    RedisProcess sentinel = new RedisProcess(master.executable, freePort(), List.of("--sentinel"));
    String config =
        """
        port %d
        sentinel monitor main 127.0.0.1 %d 1
        sentinel down-after-milliseconds main 1000
        sentinel failover-timeout main 5000
        """
            .formatted(sentinel.port, master.port);
    try {
      sentinel.config = Files.writeString(sentinel.directory.resolve("sentinel.conf"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sentinel.startAgain();
    return sentinel;
  }

  /** On a free port, or on another one when somebody else takes that meanwhile. */
  static RedisProcess start(String... options) {
    for (int tries = 1; ; tries++) {
      try {
        return start(usual(), freePort(), options);
      } catch (UncheckedIOException e) {
        if (tries == 3) {
          throw e;
        }
      }
    }
  }

  static RedisProcess start(Path executable, int port, String... options) {
    RedisProcess redis = new RedisProcess(executable, port, List.of(options));
    redis.startAgain();
    return redis;
  }

  private static Path unpack() {
    try {
      File file = ExecutableProvider.newJarResourceProvider().get();
      return file.toPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What tests run on that need nothing in particular. */
  static Path usual() {
    return named().orElse(EMBEDDED);
  }

  /** The one that is named, or a {@code redis-server} on the path. */
  static Optional<Path> installed() {
    return named()
        .or(
            () ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, "redis-server"))
                    .filter(Files::isExecutable)
                    .findFirst());
  }

  private static Optional<Path> named() {
    return Optional.ofNullable(System.getenv(NAMED)).map(Path::of);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  String uri() {
    return "redis://127.0.0.1:" + port;
  }

  long pid() {
    return process.pid();
  }

  /** Starts it, with the data that it has saved. */
  void startAgain() {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    if (config == null) {
      command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--save", ""));
    } else {
      command.add(config.toString());
    }
    command.addAll(List.of("--dir", directory.toString(), "--logfile", "redis.log"));
    command.addAll(options);
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      awaitPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitPort() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (true) {
      try {
        String answer = command("PING");
        if (answer.equals("+PONG") || answer.startsWith("-NOAUTH")) {
          return;
        }
      } catch (UncheckedIOException e) {
        if (System.nanoTime() > deadline || !process.isAlive()) {
          throw new IOException("Redis does not start: see " + directory + "/redis.log", e);
        }
      }
      pause();
    }
  }

  /** Sends a command, and gives its answer: a text, or a line with the mark in front. */
  String command(String command) {
    return send(command, RedisProcess::text);
  }

  /** Sends a command that is answered with a list of texts. */
  List<String> list(String command) {
    return send(
        command,
        in -> {
          List<String> texts = new ArrayList<>();
          for (int left = length(line(in)); left > 0; left--) {
            texts.add(text(in));
          }
          return texts;
        });
  }

  private interface Answer<T> {
    T read(InputStream in) throws IOException;
  }

  private <T> T send(String command, Answer<T> answer) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
      return answer.read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(InputStream in) throws IOException {
    String line = line(in);
    if (!line.startsWith("$")) {
      return line;
    }
    String text = new String(in.readNBytes(length(line)), UTF_8);
    in.skipNBytes(2);
    return text;
  }

  private static int length(String line) {
    return Integer.parseInt(line.substring(1));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
      line.append((char) c);
    }
    in.skipNBytes(1);
    return line.toString();
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Stops it from doing anything, until {@link #goOn}. */
  void freeze() {
    signal("-STOP");
  }

  void goOn() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      int code = new ProcessBuilder("kill", signal, "" + pid()).start().waitFor();
      if (code != 0) {
        throw new IOException("kill " + signal + " gave " + code);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Forgets what it has saved. */
  void wipe() {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .filter(file -> !file.equals(directory))
          .forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitEnd() {
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
    wipe();
    directory.toFile().delete();
  }
}
