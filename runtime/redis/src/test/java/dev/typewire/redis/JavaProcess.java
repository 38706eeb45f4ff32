package dev.typewire.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One of the tests' programs in a process of its own, which can be killed. */
final class JavaProcess implements AutoCloseable {
  private final Process process;
  private final String firstLine;

  JavaProcess(Class<?> program, String... arguments) {
    this(List.of(), program, arguments);
  }

  /** Starts it in a JVM with these options, and waits for the first line that it says. */
  JavaProcess(List<String> options, Class<?> program, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"));
    builder.command().addAll(options);
    builder.command().add(program.getName());
    builder.command().addAll(List.of(arguments));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      process = builder.start();
      firstLine =
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String firstLine() {
    return firstLine;
  }

  /** With SIGKILL: it cannot do anything about it. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
