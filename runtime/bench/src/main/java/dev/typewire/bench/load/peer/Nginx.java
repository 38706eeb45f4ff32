package dev.typewire.bench.load.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The nginx of this machine, if one with nchan is on the path. */
public final class Nginx {
  private Nginx() {}

  /** Whether it is there. */
  public static boolean isThere() {
    return find().isPresent();
  }

  /** The executable. */
  public static Path program() {
    return find().orElseThrow();
  }

  /** nchan, where Debian's {@code libnginx-mod-nchan} puts it beside nginx. */
  public static Path module() {
    return module(program());
  }

  private static Path module(Path program) {
    return program.resolve("../../lib/nginx/modules/ngx_nchan_module.so").normalize();
  }

  private static Optional<Path> find() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(program -> Files.isExecutable(program) && Files.exists(module(program)))
        .findFirst();
  }
}
