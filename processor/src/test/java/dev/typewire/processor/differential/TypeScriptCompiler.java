package dev.typewire.processor.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code tsc} over lines of TypeScript, and tells which of them it refuses. */
final class TypeScriptCompiler {
  private static final Path TSC =
      Path.of(
          System.getProperty("basedir", ""), "src/test/typescript/node_modules/typescript/bin/tsc");
  private static final Pattern ERROR =
      Pattern.compile("^(?:.*[/\\\\])?([^/\\\\]+)\\((\\d+),\\d+\\): error (.*)$");

  private TypeScriptCompiler() {}

  /**
   * What is wrong with the lines of a file.
   *
   * @param folder where the files go
   * @param module what they import as {@code ./channels.js}
   * @param lines the file
   * @return the first message for each refused line, by its index
   */
  static Map<Integer, String> check(Path folder, String module, List<String> lines)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("channels.ts"), module);
    Files.write(folder.resolve("lines.ts"), lines);
    Files.writeString(
        folder.resolve("tsconfig.json"),
        """
        {
          "compilerOptions": {
            "strict": true,
            "exactOptionalPropertyTypes": true,
            "noUncheckedIndexedAccess": true,
            "module": "nodenext",
            "target": "es2022",
            "types": [],
            "noEmit": true
          },
          "files": ["channels.ts", "lines.ts"]
        }
        """);
    Path output = folder.resolve("tsc.txt");
    Process tsc =
        new ProcessBuilder("node", TSC.toAbsolutePath().toString(), "--pretty", "false")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!tsc.waitFor(5, TimeUnit.MINUTES)) {
      tsc.descendants().forEach(ProcessHandle::destroyForcibly);
      tsc.destroyForcibly();
      throw new AssertionError("tsc did not come to an end");
    }
    Map<Integer, String> refused = new TreeMap<>();
    for (String line : Files.readAllLines(output)) {
      Matcher error = ERROR.matcher(line);
      if (error.matches()) {
        if (!error.group(1).equals("lines.ts")) {
          throw new AssertionError("The module itself does not compile: " + line);
        }
        refused.putIfAbsent(Integer.parseInt(error.group(2)) - 1, error.group(3));
      } else if (!line.isBlank() && !line.startsWith(" ")) {
        throw new AssertionError("tsc says: " + line);
      }
    }
    return refused;
  }
}
