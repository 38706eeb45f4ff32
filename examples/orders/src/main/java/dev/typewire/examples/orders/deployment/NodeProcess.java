package dev.typewire.examples.orders.deployment;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** One node, in a process of its own, which ends with this one. */
public final class NodeProcess {
  private final int number;
  private final Process process;
  private int pagesPort;
  private int gatewayPort;

  private NodeProcess(int number, Process process) {
    this.number = number;
    this.process = process;
  }

  static NodeProcess start(int number, Class<?> main, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            ClassPath.own(),
            main.getName());
    builder.environment().putAll(environment);
    return new NodeProcess(number, builder.redirectError(Redirect.INHERIT).start());
  }

  /** Returns when it listens, which it says with the two ports. */
  void awaitPorts() throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line = output.readLine();
    if (line == null) {
      throw new IOException("Node " + number + " ended as it started. What it said is above.");
    }
    String[] ports = line.split(" ", -1);
    pagesPort = Integer.parseInt(ports[0]);
    gatewayPort = Integer.parseInt(ports[1]);
  }

  /** Where its pages and its own addresses are. */
  public URI pages() {
    return URI.create("http://localhost:" + pagesPort);
  }

  /** Where its gateway is. */
  public URI gateway() {
    return URI.create("http://localhost:" + gatewayPort);
  }

  /** The operating system's name of it. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it at once: it has no time to say goodbye to anybody. */
  public void kill() {
    process.destroyForcibly();
  }

  /** For people. */
  @Override
  public String toString() {
    return "Node " + number + "             " + pages() + "/metrics   kill -9 " + pid();
  }
}
