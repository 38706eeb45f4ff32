package dev.typewire.examples.plainjavac;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a command printed, and how it ended.
 *
 * @param exitCode 0 if it went well
 * @param output what it wrote, errors too
 */
record Command(int exitCode, String output) {
  static Command run(Path folder, List<String> words) throws IOException, InterruptedException {
    Path output = folder.resolve("command-output.txt");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("Still running after ten minutes: " + words);
    }
    return new Command(
        process.exitValue(), java.nio.file.Files.readString(output, StandardCharsets.UTF_8));
  }
}
