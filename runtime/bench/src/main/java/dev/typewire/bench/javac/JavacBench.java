package dev.typewire.bench.javac;

import dev.typewire.annotations.Channel;
import dev.typewire.bench.Figures;
import dev.typewire.runtime.Realtime;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles the same sources with the processor and without it, and puts the same payloads through
 * typescript-generator and the module through {@code tsc}: in turns, each time in a fresh process
 * with an empty output folder. Prints the medians.
 */
public final class JavacBench {
  private static final int ROUNDS = 3;
  private static final String PROCESSOR = "dev.typewire.processor.ChannelProcessor";

  /** Where the build of the processor's tests installed it. */
  private static final Path TSC =
      Path.of("processor/src/test/typescript/node_modules/typescript/bin/tsc");

  private final int channels;
  private final Path folder;

  private JavacBench(int channels, Path folder) {
    this.channels = channels;
    this.folder = folder;
  }

  /** Runs with as many channels as each argument says; 200 by default. */
  public static void main(String[] args) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "JDK %s, medians of %d, seconds%n%8s %10s %10s %7s %14s %12s %8s%n",
        Runtime.version(),
        ROUNDS,
        "channels",
        "javac",
        "typewire",
        "ratio",
        "ms per channel",
        "ts-generator",
        "tsc");
    for (String channels : args.length == 0 ? new String[] {"200"} : args) {
      Path folder = Files.createTempDirectory("typewire-bench");
      try {
        new JavacBench(Integer.parseInt(channels), folder).run();
      } finally {
        delete(folder);
      }
    }
  }

  private void run() throws Exception {
    ChannelSources.write(folder.resolve("src"), channels);
    double[] without = new double[ROUNDS];
    double[] with = new double[ROUNDS];
    double[] generator = new double[ROUNDS];
    double[] tsc = new double[ROUNDS];
    compile(true); // warms the disk's cache
    for (int round = 0; round < ROUNDS; round++) {
      without[round] = compile(false);
      with[round] = compile(true);
      generator[round] = generate();
      tsc[round] = check();
    }
    double more = Figures.median(with) - Figures.median(without);
    System.out.printf(
        Locale.ROOT,
        "%8d %10.2f %10.2f %7.2f %14.1f %12.2f %8.2f%n",
        channels,
        Figures.median(without),
        Figures.median(with),
        Figures.median(with) / Figures.median(without),
        1000 * more / channels,
        Figures.median(generator),
        Figures.median(tsc));
  }

  /** Seconds that one compilation took. */
  private double compile(boolean withProcessor) throws Exception {
    Path classes = classes();
    delete(classes);
    Path sources = folder.resolve("sources.txt");
    try (Stream<Path> files = Files.list(folder.resolve("src"))) {
      Files.write(sources, files.map(Path::toString).sorted().toList());
    }
    List<String> command = new ArrayList<>(List.of(tool("javac"), "-d", classes.toString()));
    command.addAll(
        List.of("-cp", jarOf(Channel.class) + File.pathSeparator + jarOf(Realtime.class)));
    command.addAll(
        withProcessor
            ? List.of(
                "-processorpath", jarOf(Class.forName(PROCESSOR)), "-Atypewire.ts.client=none")
            : List.of("-proc:none"));
    command.add("@" + sources);
    return seconds(command);
  }

  /** Seconds that typescript-generator took for the compiled payloads. */
  private double generate() throws Exception {
    String classPath =
        Arrays.stream(((URLClassLoader) JavacBench.class.getClassLoader()).getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(File.pathSeparator));
    return seconds(
        List.of(
            tool("java"),
            "-cp",
            classes() + File.pathSeparator + classPath,
            TypeScriptGeneratorRun.class.getName(),
            classes().toString(),
            folder.resolve("generated.ts").toString()));
  }

  /** Seconds that the compiler of the page took for the module; none if it is not there. */
  private double check() throws Exception {
    return Files.exists(TSC)
        ? seconds(
            List.of(
                "node",
                TSC.toAbsolutePath().toString(),
                "--strict",
                "--noEmit",
                classes().resolve("typewire/channels.ts").toString()))
        : Double.NaN;
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  private static double seconds(List<String> command) throws Exception {
    long start = System.nanoTime();
    int exit =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(command.get(0) + " failed: " + exit);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
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
