package dev.typewire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated types compile without warnings in a named module, and read no module of their own. */
class NamedModuleTest {
  private static final String CHANNEL =
      """
      package shop;

      import dev.typewire.annotations.*;
      import dev.typewire.runtime.Receipt;

      /** A channel. */
      @Channel("order:{orderId}")
      public interface OrderChannel {
        /** A note. */
        @Topic Receipt note(String note);
      }
      """;

  @Test
  void channelInANamedModule_getsItsTypes(@TempDir Path folder) {
    Javac build =
        module(folder, "requires dev.typewire.annotations; requires dev.typewire.runtime;");
    build.compileAll();
    assertThat(build.generatedJava().get("shop/OrderChannelRef.java"))
        .doesNotContain("@Generated"); // of java.compiler, which this module does not read
    assertThat(build.contract().get("typewire/channels.ts")).contains("note: string;");
  }

  @Test
  void moduleThatReadsJavaCompiler_getsItsTypesMarked(@TempDir Path folder) {
    Javac build =
        module(
            folder,
            "requires dev.typewire.annotations; requires dev.typewire.runtime;"
                + " requires java.compiler;");
    build.compileAll();
    assertThat(build.generatedJava().get("shop/OrderChannelRef.java")).contains("@Generated");
  }

  @Test
  void moduleThatExportsItsChannels_hasNoWarnings(@TempDir Path folder) {
    Javac build =
        module(
            folder,
            "requires transitive dev.typewire.annotations;"
                + " requires transitive dev.typewire.runtime; exports shop;");
    build.compileAll();
    assertThat(build.generatedJava()).hasSize(3);
  }

  @Test
  void moduleThatKeepsToItselfWhatItReads_hasNoWarningsOfGeneratedTypes(@TempDir Path folder) {
    Javac build =
        module(
            folder,
            "requires dev.typewire.annotations; requires dev.typewire.runtime; exports shop;");
    build.write(
        "shop/OrderChannel.java",
        CHANNEL.replace("@Channel", "@SuppressWarnings(\"exports\")\n@Channel"));
    build.compileAll();
    assertThat(build.generatedJava()).hasSize(3);
  }

  private static Javac module(Path folder, String directives) {
    return new Javac(folder)
        .noClassPath()
        .option("--module-path", modulePath(), "-Xlint:all,-processing", "-Werror")
        .write("module-info.java", "/** A shop. */\nmodule shop { " + directives + " }")
        .write("shop/OrderChannel.java", CHANNEL);
  }

  /** The jars of the class path, and the folders that are modules. */
  private static String modulePath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry -> entry.endsWith(".jar") || Files.exists(Path.of(entry, "module-info.class")))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
