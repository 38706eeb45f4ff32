package dev.typewire.examples.plainjavac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two annotated interfaces in an empty folder, {@code javac}, {@code tsc}, and nothing else. */
class PlainJavacTest {
  private static final Path CHANNELS = Path.of("src/main/channels");
  private static final Path PAGE = Path.of("page");

  @TempDir private Path folder;

  @BeforeEach
  void copyTheInterfaces() throws IOException {
    try (Stream<Path> files = Files.walk(CHANNELS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("src").resolve(CHANNELS.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private Command javac(String... options) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    words.addAll(List.of("-Xlint:all,-processing", "-Werror", "-d", "classes"));
    words.addAll(List.of("-processorpath", System.getProperty("jar.processor")));
    words.addAll(
        List.of(
            "-cp",
            String.join(
                File.pathSeparator,
                System.getProperty("jar.annotations"),
                System.getProperty("jar.runtime"),
                System.getProperty("jar.jackson-annotations"))));
    words.addAll(List.of(options));
    try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
      sources.filter(Files::isRegularFile).map(Path::toString).sorted().forEach(words::add);
    }
    return Command.run(folder, words);
  }

  /** Checks a page that imports the module that {@code javac} wrote. */
  private Command tsc(String page) throws Exception {
    Path modules = folder.resolve("node_modules");
    if (Files.notExists(modules)) {
      Files.createSymbolicLink(modules, PAGE.resolve("node_modules").toAbsolutePath());
    }
    Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
    Files.deleteIfExists(folder.resolve(page));
    Files.copy(PAGE.resolve(page), folder.resolve(page));
    String config = Files.readString(PAGE.resolve("tsconfig.json")).replace("page.ts", page);
    Files.writeString(folder.resolve("tsconfig.json"), config);
    Path compiler = PAGE.resolve("node_modules/typescript/bin/tsc").toAbsolutePath();
    return Command.run(folder, List.of("node", compiler.toString(), "-p", "tsconfig.json"));
  }

  private static void assertOk(Command command) {
    assertThat(command.exitCode()).as(command.output()).isZero();
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = folder.resolve("src/shop").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  @Test
  void javacAlone_writesTheModuleIntoTheClassOutput() throws Exception {
    assertOk(javac());
    assertThat(folder.resolve("classes/typewire/channels.ts"))
        .content()
        .contains("export const orderChannel = /* @__PURE__ */ channel({");
    assertThat(folder.resolve("classes/META-INF/typewire/contract.json")).isRegularFile();
    assertThat(folder.resolve("classes/shop/OrderChannelPublisher.class")).isRegularFile();
  }

  @Test
  void page_passesTsc_andStopsPassingWhenAFieldIsRenamedInJava() throws Exception {
    assertOk(javac("-Atypewire.ts.out=channels.ts"));
    assertOk(tsc("page.ts"));

    edit("OrderStep.java", "String name,", "String title,");
    edit("OrderStep.java", "@param name", "@param title");
    assertOk(javac("-Atypewire.ts.out=channels.ts"));
    Command broken = tsc("page.ts");
    assertThat(broken.exitCode()).isNotZero();
    assertThat(broken.output())
        .contains("page.ts")
        .contains("Property 'name' does not exist on type 'OrderStep'");
  }

  @Test
  void page_stopsPassing_whenAStatusIsRenamedInJava() throws Exception {
    edit("OrderStatus.java", "\"complete\"", "\"done\"");
    assertOk(javac("-Atypewire.ts.out=channels.ts"));
    assertThat(tsc("page.ts").output()).contains("'complete' does not exist");
  }

  @Test
  void definitionsForInngest_areTakenByItsClientAndItsHook() throws Exception {
    assertOk(javac("-Atypewire.ts.out=channels.ts", "-Atypewire.ts.client=inngest/realtime"));
    assertOk(tsc("inngest-page.tsx"));
    edit("OrderStep.java", "String name,", "String title,");
    edit("OrderStep.java", "@param name", "@param title");
    assertOk(javac("-Atypewire.ts.out=channels.ts", "-Atypewire.ts.client=inngest/realtime"));
    assertThat(tsc("inngest-page.tsx").output()).contains("Property 'name' does not exist");
  }

  @Test
  void schemas_areTakenByBothClients() throws Exception {
    String zod = "-Atypewire.ts.schemas=zod";
    assertOk(javac("-Atypewire.ts.out=channels.ts", zod));
    assertOk(tsc("page.ts"));
    assertOk(javac("-Atypewire.ts.out=channels.ts", zod, "-Atypewire.ts.client=inngest/realtime"));
    assertOk(tsc("inngest-page.tsx"));
    edit("OrderStep.java", "String name,", "String title,");
    edit("OrderStep.java", "@param name", "@param title");
    assertOk(javac("-Atypewire.ts.out=channels.ts", zod, "-Atypewire.ts.client=inngest/realtime"));
    assertThat(tsc("inngest-page.tsx").output()).contains("Property 'name' does not exist");
  }

  @Test
  void typesAlone_needNoClient() throws Exception {
    assertOk(javac("-Atypewire.ts.out=channels.ts", "-Atypewire.ts.client=none"));
    assertThat(folder.resolve("channels.ts")).content().doesNotContain("import");
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotations", "runtime", "gateway", "processor"})
  void everyJar_isANamedModule(String jar) {
    Path path = Path.of(System.getProperty("jar." + jar));
    assertThat(ModuleFinder.of(path).findAll())
        .extracting(module -> module.descriptor().name())
        .containsExactly("dev.typewire." + jar);
  }

  @Test
  void processorsJar_holdsWhatItNeeds_underItsOwnPackage() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("jar.processor"))) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .filteredOn(name -> name.endsWith(".class"))
          .isNotEmpty()
          .allMatch(name -> name.startsWith("dev/typewire/processor/"));
    }
  }
}
