package dev.typewire.bench.publish;

import dev.typewire.bench.ClassPath;
import java.io.IOException;
import java.nio.file.Path;

/** Runs {@link PublishBench} with JMH, in a process whose class path JMH can hand on. */
public final class PublishRun {
  private PublishRun() {}

  /** Prints time and allocation of each. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ClassPath.own(),
                "org.openjdk.jmh.Main",
                PublishBench.class.getName(),
                "-prof",
                "gc")
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("JMH failed: " + exit);
    }
  }
}
