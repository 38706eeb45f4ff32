package dev.typewire.bench.javac;

import cz.habarta.typescript.generator.Input;
import cz.habarta.typescript.generator.JsonLibrary;
import cz.habarta.typescript.generator.Output;
import cz.habarta.typescript.generator.Settings;
import cz.habarta.typescript.generator.TypeScriptFileType;
import cz.habarta.typescript.generator.TypeScriptGenerator;
import cz.habarta.typescript.generator.TypeScriptOutputKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the Maven plugin of typescript-generator does in a process of its own: the types of compiled
 * payloads, by reflection.
 */
final class TypeScriptGeneratorRun {
  private TypeScriptGeneratorRun() {}

  /** Takes a folder of compiled payloads, and the file to write. */
  public static void main(String[] args) throws Exception {
    Settings settings = new Settings();
    settings.outputKind = TypeScriptOutputKind.module;
    settings.outputFileType = TypeScriptFileType.implementationFile;
    settings.jsonLibrary = JsonLibrary.jackson3;
    new TypeScriptGenerator(settings)
        .generateTypeScript(
            Input.from(payloads(Path.of(args[0])).toArray(Class<?>[]::new)),
            Output.to(Path.of(args[1]).toFile()));
  }

  private static List<Class<?>> payloads(Path classes) throws Exception {
    List<String> names;
    try (Stream<Path> files = Files.list(classes.resolve("bench"))) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("Payload\\w+\\.class"))
              .map(name -> "bench." + name.substring(0, name.length() - ".class".length()))
              .sorted()
              .toList();
    }
    List<Class<?>> payloads = new ArrayList<>();
    for (String name : names) {
      payloads.add(Class.forName(name));
    }
    return payloads;
  }
}
