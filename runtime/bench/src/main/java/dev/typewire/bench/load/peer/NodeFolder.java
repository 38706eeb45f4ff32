package dev.typewire.bench.load.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Where the servers on Node are installed: beside the build's other output. */
final class NodeFolder {
  private static final Path SOURCE = Path.of("runtime/bench/src/main/node");
  private static final Path TARGET = Path.of("runtime/bench/target/node");

  private NodeFolder() {}

  /** The folder, with what its lock file names; runs {@code npm ci} where that changed. */
  static Path installed() throws IOException, InterruptedException {
    Path lock = TARGET.resolve("package-lock.json");
    boolean current =
        Files.exists(TARGET.resolve("node_modules/.package-lock.json"))
            && Files.mismatch(SOURCE.resolve("package-lock.json"), lock) == -1;
    Files.createDirectories(TARGET);
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, TARGET.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!current) {
      install();
    }
    return TARGET;
  }

  private static void install() throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(List.of("npm", "ci", "--ignore-scripts", "--no-progress"))
            .directory(TARGET.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("npm ci failed: " + exit);
    }
  }
}
