package dev.typewire.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where this javac hides what can be null, one warning says so. */
class HiddenNullnessTest {
  private static final String ID = "[NULLNESS_HIDDEN]";

  @TempDir Path folder;

  private Javac library(String marked) {
    Javac library = new Javac(folder);
    for (String name : List.of("Note", "Memo")) {
      library.write(
          "lib/" + name + ".java",
          """
          package lib;

          import org.jspecify.annotations.*;

          %s
          public record %s(@Nullable String text) {}
          """
              .formatted(marked, name));
    }
    return library.compileAll();
  }

  private static Compilation compileAgainst(Javac library, JavaFileObject... sources) {
    List<File> classPath =
        Stream.concat(
                Stream.of(library.classes().toFile()),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(File::new))
            .toList();
    return Compiler.javac()
        .withProcessors(new ChannelProcessor(), new ContractProcessor())
        .withClasspath(classPath)
        .compile(sources);
  }

  private static final JavaFileObject CHANNEL =
      source(
          "shop.NoteChannel",
          """
          @Channel("note")
          interface NoteChannel {
            @Topic void note(lib.Note note);
            @Topic void memo(lib.Memo memo);
          }
          """);

  @Test
  @DisabledForJreRange(min = JRE.JAVA_22) // it shows them
  void markedTypesOfClassFiles_areOneWarning() {
    Compilation compilation = compileAgainst(library("@NullMarked"), CHANNEL);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining(
            "[NULLNESS_HIDDEN] lib.Memo and 1 more come from class files where what can be null has"
                + " an annotation on its type, which this javac does not show, so it counts as not"
                + " null. Compile with JDK 22 or later, or with"
                + " -XDaddTypeAnnotationsToSymbol=true on late updates of 17 and 21, or")
        .inFile(CHANNEL)
        .onLineContaining("interface NoteChannel");
  }

  @Test
  @DisabledForJreRange(min = JRE.JAVA_22)
  void markedSupertypeOfASource_isAWarningToo() {
    Compilation compilation =
        compileAgainst(
            new Javac(folder)
                .write(
                    "lib/Base.java",
                    """
                    package lib;

                    import org.jspecify.annotations.*;

                    @NullMarked
                    public class Base { public @Nullable String text; }
                    """)
                .compileAll(),
            source(
                "shop.NoteChannel",
                """
                @Channel("note")
                interface NoteChannel { @Topic void note(Note note); }
                class Note extends lib.Base {}
                """));
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation).hadWarningContaining(ID + " lib.Base comes");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void markedTypesOfClassFiles_areReadWhereTheyAreShown() {
    Compilation compilation = compileAgainst(library("@NullMarked"), CHANNEL);
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(Compiling.module(compilation)).contains("text: string | null;");
  }

  @Test
  @DisabledForJreRange(min = JRE.JAVA_22)
  void typesThatAreNotMarked_areWarnedOfWhereTheyHaveSuchAnnotations() {
    Compilation compilation = compileAgainst(library(""), CHANNEL);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation).hadWarningContaining(ID + " lib.Memo and 1 more come");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@org.jspecify.annotations.NullMarked"})
  void typesWithoutSuchAnnotations_areNoWarning(String marked) {
    Javac library =
        new Javac(folder)
            .write(
                "lib/Memo.java", "package lib; " + marked + " public record Memo(String text) {}")
            .write("lib/Note.java", "package lib; " + marked + " public record Note(int number) {}")
            .compileAll();
    assertThat(compileAgainst(library, CHANNEL)).succeededWithoutWarnings();
  }

  @Test
  void markedSources_areNoWarning() {
    assertThat(
            Compiling.compile(
                source(
                    "shop.NoteChannel",
                    """
                    @org.jspecify.annotations.NullMarked
                    @Channel("note")
                    interface NoteChannel { @Topic void note(Note note); }
                    @org.jspecify.annotations.NullMarked
                    record Note(String text) {}
                    """)))
        .succeededWithoutWarnings();
  }
}
