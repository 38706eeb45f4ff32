package dev.typewire.bench.load.peer;

import dev.typewire.bench.ClassPath;
import dev.typewire.bench.RedisServer;
import dev.typewire.bench.load.Command;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One measured server, in a process of its own. */
public final class Running {
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter commands;
  private final int[] ports;
  private final Usage usage;
  private final Dialect dialect;
  private final double startMillis;
  private int connections;
  private boolean warm;

  private Running(Kind kind, Process process) throws IOException {
    long begun = System.nanoTime();
    this.process = process;
    this.dialect = kind.dialect();
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    String[] address = answer().split(" ", -1);
    this.ports = Arrays.stream(address[0].split(",", -1)).mapToInt(Integer::parseInt).toArray();
    this.usage = new Usage(Long.parseLong(address[1]));
    this.startMillis = (System.nanoTime() - begun) / 1e6;
  }

  /**
   * Starts a server, and returns when it listens.
   *
   * @param javaOptions for those that run in Java
   */
  public static Running start(Kind kind, List<String> javaOptions)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        kind.isOnNode()
            ? new ProcessBuilder("node", "--expose-gc", kind.server())
                .directory(NodeFolder.installed().toFile())
            : new ProcessBuilder(java(javaOptions, kind.server()));
    builder.environment().put("REDIS_SERVER", RedisServer.program().toString());
    return new Running(kind, builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private static List<String> java(List<String> options, String server) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(List.of("-cp", ClassPath.own()));
    command.addAll(List.of("dev.typewire.bench.load.server.PeerProcess", server));
    return command;
  }

  /** Where the next socket goes: to each of its nodes in turn. */
  public int nextPort() {
    return ports[connections++ % ports.length];
  }

  /** How its sockets start. */
  public Dialect dialect() {
    return dialect;
  }

  /** Milliseconds from its process's beginning until it listened. */
  public double startMillis() {
    return startMillis;
  }

  /** What it has used. */
  public Usage usage() {
    return usage;
  }

  /** Tells it to publish; safe for use by many threads. */
  public void publish(Command command) {
    commands.println(command.line());
  }

  /** Collects its heap in full, if it has one, and says how many bytes of it are in use then. */
  public long collect() throws IOException {
    commands.println("gc");
    return Long.parseLong(answer());
  }

  /** Whether this is the first question, after which its code is taken to be compiled. */
  public boolean becomesWarm() {
    boolean first = !warm;
    warm = true;
    return first;
  }

  /** Whether a question was put to it before. */
  public boolean isWarm() {
    return warm;
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new EOFException("The server ended.");
    }
    return line;
  }

  /** Ends it, and what it started. */
  public void stop() throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    commands.close();
    children.forEach(ProcessHandle::destroy);
    process.destroy();
    process.waitFor();
  }
}
