package dev.typewire.processor.check;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.source;

import com.google.testing.compile.Compilation;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A topic's mistake is said once, on its method or on the annotation's value. */
class TopicMistakesTest {
  @Test
  void unmarkedMethod_isReportedOnItself() {
    JavaFileObject source = channel("void log(String line);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[METHOD_UNMARKED] log() says neither that it is a @Topic nor a @Param")
        .inFile(source)
        .onLineContaining("void log(");
  }

  @Test
  void topicThatIsNoKeyInJavaScript_isReportedOnItsName() {
    JavaFileObject source = channel("@Topic(name = \"__proto__\") void log(String line);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_NAME] Topic name \"__proto__\" is no key of an object")
        .inFile(source)
        .onLineContaining("__proto__");
  }

  @Test
  void helperWithABody_needsNoMark() {
    assertThat(compile(channel("default void both(String line) { step(line); }")))
        .succeededWithoutWarnings();
  }

  @Test
  void topicWithABody_isReportedOnItself() {
    JavaFileObject source = channel("@Topic default void log(String line) {}");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_NOT_ABSTRACT] @Topic log() has a body")
        .inFile(source)
        .onLineContaining("void log(");
  }

  @Test
  void genericTopic_isReportedOnItself() {
    JavaFileObject source = channel("@Topic <L> void log(L line);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_GENERIC] log() has the type parameter L")
        .inFile(source)
        .onLineContaining("void log(");
  }

  @Test
  void topicWithoutPayload_isReportedOnItself() {
    JavaFileObject source = channel("@Topic void ping();");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_PAYLOAD_COUNT] ping() takes no payload.")
        .inFile(source)
        .onLineContaining("ping()");
  }

  @Test
  void streamThatTakesAParameter_isReported() {
    assertRefused(
        "TopicStream<String> tokens(String prompt);",
        "[TOPIC_RETURN] tokens() returns dev.typewire.runtime.TopicStream<java.lang.String> and"
            + " takes a parameter. A stream's chunks are written to it: leave the parameter out, or"
            + " return void.");
  }

  @Test
  void streamOfNobodyKnowsWhat_isReported() {
    String way =
        ", of which nobody knows what its chunks hold. Name their type: TopicStream<String>.";
    assertRefused(
        "TopicStream tokens();",
        "[TOPIC_RETURN] tokens() returns dev.typewire.runtime.TopicStream" + way);
    assertRefused(
        "TopicStream<?> tokens();",
        "[TOPIC_RETURN] tokens() returns dev.typewire.runtime.TopicStream<?>" + way);
  }

  @Test
  void streamThatLeavesSomethingOut_isReported() {
    assertRefused(
        "(whenSlow = WhenSlow.LATEST) TopicStream<String> tokens();",
        "[TOPIC_WHEN_SLOW] tokens() opens streams, of which nothing can be left out. Leave whenSlow"
            + " out.");
  }

  private static void assertRefused(String topic, String message) {
    JavaFileObject source =
        source(
            "shop.ChatChannel",
            "import dev.typewire.runtime.TopicStream;\n@Channel(\"chat\")\ninterface ChatChannel {\n  @Topic "
                + topic
                + "\n}\n");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining(message).inFile(source).onLineContaining("@Topic");
  }

  @Test
  void topicWithTwoPayloads_isReportedOnItself() {
    JavaFileObject source = channel("@Topic void log(String line, int level);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_PAYLOAD_COUNT] log() takes 2 parameters.")
        .inFile(source)
        .onLineContaining("void log(");
  }

  @Test
  void primitivePayload_isReportedOnTheParameter() {
    JavaFileObject source =
        channel(
            """
            @Topic void progress(
                  int percent);
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TOPIC_PAYLOAD_PRIMITIVE] The payload of progress() is a primitive int")
        .inFile(source)
        .onLineContaining("int percent");
  }

  @Test
  void returnThatNoPublishCanGive_isReportedOnTheMethod() {
    JavaFileObject source = channel("@Topic boolean log(String line);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_RETURN] log() returns boolean")
        .inFile(source)
        .onLineContaining("boolean log(");
  }

  @Test
  void checkedException_isReportedOnTheMethod() {
    JavaFileObject source = channel("@Topic void log(String line) throws java.io.IOException;");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_THROWS] log() declares the checked java.io.IOException")
        .inFile(source)
        .onLineContaining("void log(");
  }

  @Test
  void uncheckedException_mayBeDeclared() {
    assertThat(compile(channel("@Topic void log(String line) throws IllegalStateException;")))
        .succeededWithoutWarnings();
  }

  @Test
  void overload_isReportedOnTheSecond() {
    JavaFileObject source = channel("@Topic void step(Integer step);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_OVERLOAD] step() is declared twice")
        .inFile(source)
        .onLineContaining("Integer step");
  }

  @Test
  void nameWithAForbiddenCharacter_isReportedOnTheName() {
    JavaFileObject source =
        channel(
            """
            @Topic(
                  name = "order.log",
                  replay = 1)
              void log(String line);
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_NAME] Topic name \"order.log\" holds something other than")
        .inFile(source)
        .onLineContaining("order.log");
  }

  @Test
  void nameThatHidesTheChannelsOwn_isReportedOnTheName() {
    JavaFileObject source = channel("@Topic void topics(String line);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_NAME] Topic name \"topics\" would hide the channel's own")
        .inFile(source)
        .onLineContaining("void topics(");
  }

  @Test
  void oneNameOfTwoTopics_isReportedOnTheSecond() {
    JavaFileObject source = channel("@Topic(name = \"step\") void log(String line);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TOPIC_DUPLICATE] Topic \"step\" is declared by both step() and log().")
        .inFile(source)
        .onLineContaining("void log(");
  }

  @Test
  void methodCalledLikeOneOfTheRef_isReportedOnItself() {
    JavaFileObject source = channel("@Topic void definition(String text);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_METHOD_RESERVED] definition() would clash with definition()")
        .inFile(source)
        .onLineContaining("void definition(");
  }

  @Test
  void methodCalledOf_clashesWithTheRefOfAStaticChannel() {
    JavaFileObject source = channel("@Topic void of(String text);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[TOPIC_METHOD_RESERVED] of() would clash with of()")
        .inFile(source)
        .onLineContaining("void of(");
  }

  @Test
  void methodCalledLikeAPlaceholder_isReportedOnItself() {
    JavaFileObject source =
        source(
            "shop.OrderChannel",
            """
            @Channel("order:{order}")
            interface OrderChannel {
              @Topic void order(String order);
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TOPIC_METHOD_RESERVED] order() would clash with the placeholder {order}")
        .inFile(source)
        .onLineContaining("void order(");
  }

  @Test
  void replayBeyondTheHistory_isReportedOnItsValue() {
    JavaFileObject source =
        channel(
            """
            @Topic(
                  replay = 257)
              void log(String line);
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TOPIC_REPLAY] A replay of 257 messages does not fit the channel's history of 256.")
        .inFile(source)
        .onLineContaining("replay = 257");
  }

  @Test
  void ask_isReportedAsNotSupportedYet() {
    JavaFileObject source = channel("@Ask CompletionStage<String> confirm(String prompt);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[ASK_UNSUPPORTED] @Ask on confirm() is not supported")
        .inFile(source)
        .onLineContaining("confirm(");
  }

  private static JavaFileObject channel(String method) {
    return source(
        "shop.OrderChannel",
        """
        @Channel("order")
        interface OrderChannel {
          @Topic void step(String step);

          %s
        }
        """
            .formatted(method));
  }
}
