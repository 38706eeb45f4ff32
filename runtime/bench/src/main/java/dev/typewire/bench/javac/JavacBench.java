package dev.typewire.bench.javac;

import dev.typewire.annotations.Channel;
import dev.typewire.bench.Figures;
import dev.typewire.runtime.Realtime;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Compiles the same sources with the processor and without it, in turns, each time in a fresh
 * {@code javac} process with an empty output folder, and prints both medians.
 */
public final class JavacBench {
  private static final int ROUNDS = 5;
  private static final String PROCESSOR = "dev.typewire.processor.ChannelProcessor";

  private JavacBench() {}

  /** Runs with as many channels as the first argument says; 200 by default. */
  public static void main(String[] args) throws Exception {
    int channels = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    Path folder = Files.createTempDirectory("typewire-bench");
    try {
      ChannelSources.write(folder.resolve("src"), channels);
      double[] without = new double[ROUNDS];
      double[] with = new double[ROUNDS];
      compile(folder, true); // warms the disk's cache
      for (int round = 0; round < ROUNDS; round++) {
        without[round] = compile(folder, false);
        with[round] = compile(folder, true);
      }
      System.out.printf(
          Locale.ROOT,
          "javac %s, %d channels x 5 topics x 20 properties: without the processor %.2f s, with it"
              + " %.2f s, ratio %.2f (medians of %d)%n",
          Runtime.version(),
          channels,
          Figures.median(without),
          Figures.median(with),
          Figures.median(with) / Figures.median(without),
          ROUNDS);
    } finally {
      delete(folder);
    }
  }

  /** Seconds that one compilation took. */
  private static double compile(Path folder, boolean withProcessor) throws Exception {
    Path classes = folder.resolve("classes");
    delete(classes);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("-d", classes.toString(), "-cp", classPath()));
    command.addAll(
        withProcessor
            ? List.of("-processorpath", jarOf(Class.forName(PROCESSOR)))
            : List.of("-proc:none"));
    Path sources = folder.resolve("sources.txt");
    try (Stream<Path> files = Files.list(folder.resolve("src"))) {
      Files.write(sources, files.map(Path::toString).sorted().toList());
    }
    command.add("@" + sources);
    long start = System.nanoTime();
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exit != 0) {
      throw new IllegalStateException("javac failed: " + exit);
    }
    return seconds;
  }

  private static String classPath() throws URISyntaxException {
    return jarOf(Channel.class) + File.pathSeparator + jarOf(Realtime.class);
  }

  private static String jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
