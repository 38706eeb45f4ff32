package dev.typewire.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.module;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel has the topics of the interfaces that it extends. */
class InheritanceTest {
  @Test
  void interfaceOfAnotherJar_givesItsTopicsInOrder(@TempDir Path folder) {
    Javac library =
        new Javac(folder.resolve("library"))
            .write(
                "lib/Logged.java",
                """
                package lib;

                import dev.typewire.annotations.*;

                public interface Logged<L> {
                  @Param java.util.UUID id();
                  @Topic(replay = 5) void log(L line);
                  @Topic(name = "old-log") void logs(java.util.List<L> lines);
                }
                """)
            .compileAll();
    Javac app =
        new Javac(folder.resolve("app"))
            .alsoOnClassPath(library.classes())
            .option("-Xlint:all,-processing", "-Werror")
            .write(
                "shop/OrderChannel.java",
                """
                package shop;

                import dev.typewire.annotations.*;

                @Channel("order:{id}")
                public interface OrderChannel extends lib.Logged<OrderChannel.Line> {
                  @Topic void step(String step);
                  record Line(String text) {}
                }
                """)
            .compileAll();
    assertThat(app.contract().get("typewire/channels.ts"))
        .contains("  step: string;\n  log: Line;\n  \"old-log\": Line[];\n");
    assertThat(app.generatedJava().get("shop/OrderChannelRef.java"))
        .contains("of(UUID id)", "(\"log\", PayloadType.of(OrderChannel.Line.class), 5)");
  }

  @Test
  void mistakeInheritedFromAClassFile_isReportedOnTheChannel() {
    JavaFileObject source =
        source(
            "shop.OrderChannel",
            """
            @Channel("order")
            interface OrderChannel extends java.util.function.Supplier<String> {
              @Topic void step(String step);
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[METHOD_UNMARKED] get() says neither")
        .inFile(source)
        .onLineContaining("interface OrderChannel");
  }

  @Test
  void overriddenTopic_countsOnce() {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                """
                @Channel("order")
                interface OrderChannel extends Stepped<String> {
                  @Override @Topic void step(String step);
                }
                interface Stepped<S> {
                  void step(S step);
                }
                """));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation)).contains("Topics {\n  step: string;\n}");
  }

  @Test
  void topicOfTwoInterfaces_countsOnce() {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                """
                @Channel("order")
                interface OrderChannel extends Left, Right {}
                interface Left { @Topic void step(String step); }
                interface Right { @Topic void step(String step); }
                """));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation)).contains("Topics {\n  step: string;\n}");
  }

  @Test
  void channelOfAChannel_hasBothsTopics() {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                """
                @Channel("order:{id}")
                interface OrderChannel { @Topic void step(String step); }
                @Channel("urgent:{id}")
                interface UrgentChannel extends OrderChannel { @Topic void alarm(String text); }
                """));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation))
        .contains("UrgentChannelTopics {\n  alarm: string;\n  step: string;\n}");
  }
}
