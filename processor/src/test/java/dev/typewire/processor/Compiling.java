package dev.typewire.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Compiles source text with both processors, in memory. */
public final class Compiling {
  private Compiling() {}

  /** A source file: its body behind the package and the imports that tests use. */
  public static JavaFileObject source(String name, String body) {
    String header =
        """
        package %s;

        import com.fasterxml.jackson.annotation.*;
        import dev.typewire.annotations.*;
        import dev.typewire.runtime.Receipt;
        import java.time.*;
        import java.util.*;
        import java.util.concurrent.CompletionStage;

        """
            .formatted(name.substring(0, name.lastIndexOf('.')));
    return JavaFileObjects.forSourceString(name, header + body);
  }

  public static Compilation compile(JavaFileObject... sources) {
    return compile(List.of(), sources);
  }

  public static Compilation compile(List<String> options, JavaFileObject... sources) {
    return compileWith(List.of(), options, sources);
  }

  /** The same with processors of other libraries in front of ours. */
  public static Compilation compileWith(
      List<? extends Processor> others, List<String> options, JavaFileObject... sources) {
    List<Processor> processors = new ArrayList<>(others);
    processors.add(new ChannelProcessor());
    processors.add(new ContractProcessor());
    return Compiler.javac()
        .withProcessors(processors)
        .withOptions(options)
        .compile(Arrays.asList(sources));
  }

  /** The TypeScript module. */
  public static String module(Compilation compilation) {
    return resource(compilation, "typewire/channels.ts");
  }

  /** The contract's JSON. */
  public static String contract(Compilation compilation) {
    return resource(compilation, "META-INF/typewire/contract.json");
  }

  private static String resource(Compilation compilation, String path) {
    return compilation
        .generatedFile(StandardLocation.CLASS_OUTPUT, path)
        .map(Compiling::text)
        .orElseThrow(() -> new AssertionError("no " + path + ": " + compilation.diagnostics()));
  }

  /** A generated file's text, as UTF-8. */
  public static String text(JavaFileObject file) {
    try (InputStream in = file.openInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
