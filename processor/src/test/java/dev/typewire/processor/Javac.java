package dev.typewire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A project on disk, for builds that find the class files of earlier ones. */
final class Javac {
  private final Path sources;
  private final Path classes;
  private final Path generated;
  private final List<String> options = new ArrayList<>();
  private String classPath = System.getProperty("java.class.path");

  Javac(Path folder) {
    this.sources = create(folder.resolve("src"));
    this.classes = create(folder.resolve("classes"));
    this.generated = create(folder.resolve("generated"));
  }

  Path classes() {
    return classes;
  }

  Path generated() {
    return generated;
  }

  Javac option(String... values) {
    options.addAll(List.of(values));
    return this;
  }

  Javac alsoOnClassPath(Path folder) {
    classPath = folder + java.io.File.pathSeparator + classPath;
    return this;
  }

  Javac noClassPath() {
    classPath = "";
    return this;
  }

  /** Writes a source file. */
  Javac write(String path, String text) {
    try {
      Path file = sources.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(Path folder, String path) {
    try {
      Files.delete(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void deleteSource(String path) {
    delete(sources, path);
  }

  /** Compiles all sources that there are. */
  Javac compileAll() {
    try (Stream<Path> files = Files.walk(sources)) {
      return compile(
          files
              .filter(Files::isRegularFile)
              .map(file -> sources.relativize(file).toString())
              .sorted()
              .toList(),
          List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles some sources against the class files of the others. */
  Javac compileOnly(String... paths) {
    return compile(Arrays.asList(paths), List.of());
  }

  /**
   * The same.
   *
   * @param forProcessing names of types to process from their class files, as Gradle has it
   */
  Javac compile(List<String> paths, List<String> forProcessing) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              diagnostics,
              allOptions(),
              forProcessing,
              files.getJavaFileObjectsFromPaths(paths.stream().map(sources::resolve).toList()));
      task.setProcessors(List.of(new ChannelProcessor(), new ContractProcessor()));
      boolean succeeded = task.call();
      assertThat(diagnostics.getDiagnostics()).isEmpty();
      assertThat(succeeded).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private List<String> allOptions() {
    List<String> all =
        new ArrayList<>(List.of("-d", classes.toString(), "-s", generated.toString()));
    if (!classPath.isEmpty()) {
      all.addAll(List.of("-cp", classes + java.io.File.pathSeparator + classPath));
    }
    all.addAll(options);
    return all;
  }

  /** What subscribers get: the TypeScript module and the contract. */
  Map<String, String> contract() {
    Map<String, String> files = new TreeMap<>();
    for (String path : List.of("typewire/channels.ts", "META-INF/typewire/contract.json")) {
      files.put(path, read(classes.resolve(path)));
    }
    return files;
  }

  /** The generated Java. */
  Map<String, String> generatedJava() {
    try (Stream<Path> files = Files.walk(generated)) {
      return files
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(f -> generated.relativize(f).toString(), Javac::read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path create(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
