package dev.typewire.processor.check;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.source;

import com.google.testing.compile.Compilation;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What is wrong with a channel as a whole, or with its name, is said once, where it stands. */
class ChannelMistakesTest {
  @Test
  void aClass_isNoChannel() {
    JavaFileObject source =
        source(
            "shop.OrderChannel",
            """
            @Channel("order")
            abstract class OrderChannel {
              @Topic abstract void step(String step);
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[CHANNEL_NOT_INTERFACE] OrderChannel has @Channel but is not an interface.")
        .inFile(source)
        .onLineContaining("class OrderChannel");
  }

  @Test
  void typeParameter_isReportedOnTheChannel() {
    JavaFileObject source =
        source(
            "shop.OrderChannel",
            """
            @Channel("order")
            interface OrderChannel<S> {
              @Topic void step(S step);
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[CHANNEL_GENERIC] OrderChannel has the type parameter S")
        .inFile(source)
        .onLineContaining("interface OrderChannel<S>");
  }

  @Test
  void nameOfTypewiresOwn_isReportedOnTheName() {
    JavaFileObject source =
        source(
            "shop.OrderChannel",
            """
            @Channel(
                "typewire:{orderId}")
            interface OrderChannel {
              @Topic void step(String step);
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[CHANNEL_RESERVED] Channel name \"typewire:{orderId}\" begins with typewire:, which is"
                + " for Typewire's own channels, so nothing could be published to it. Begin with"
                + " another word.")
        .inFile(source)
        .onLineContaining("\"typewire:{orderId}\"");
  }

  @Test
  void nameThatOnlyLooksLikeTypewiresOwn_isOneOfTheApplication() {
    assertThat(
            compile(
                source(
                    "shop.OrderChannel",
                    """
                    @Channel("typewires:{orderId}")
                    interface OrderChannel {
                      @Topic void step(String step);
                    }
                    """)))
        .succeededWithoutWarnings();
  }

  @Test
  void privateChannel_isReportedOnTheChannel() {
    JavaFileObject source =
        source(
            "shop.Orders",
            """
            class Orders {
              @Channel("order")
              private interface OrderChannel {
                @Topic void step(String step);
              }
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[CHANNEL_PRIVATE] OrderChannel is private")
        .inFile(source)
        .onLineContaining("private interface OrderChannel");
  }

  @Test
  void channelInAPrivateClass_isPrivateToo() {
    JavaFileObject source =
        source(
            "shop.Orders",
            """
            class Orders {
              private static class Hidden {
                @Channel("order")
                interface OrderChannel {
                  @Topic void step(String step);
                }
              }
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("[CHANNEL_PRIVATE]");
  }

  @Test
  void emptyName_isReportedOnTheName() {
    JavaFileObject source = named("");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[CHANNEL_PATTERN] A channel's name is empty.")
        .inFile(source)
        .onLineContaining("// the name");
  }

  @Test
  void controlCharacter_isReportedOnTheName() {
    JavaFileObject source = named("order\\n42");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[CHANNEL_PATTERN]")
        .inFile(source)
        .onLineContaining("// the name");
    assertThat(compilation).hadErrorContaining("holds a control character");
  }

  @Test
  void unclosedPlaceholder_isReportedOnTheNameWithItsRepair() {
    JavaFileObject source = named("order:{orderId");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[CHANNEL_PATTERN] Channel name \"order:{orderId\" opens a placeholder that it never"
                + " closes. Write \"order:{orderId}\".")
        .inFile(source)
        .onLineContaining("// the name");
  }

  @Test
  void unopenedPlaceholder_isReportedOnTheName() {
    JavaFileObject source = named("order:orderId}");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[CHANNEL_PATTERN] Channel name \"order:orderId}\" closes a placeholder that it never"
                + " opens.")
        .inFile(source)
        .onLineContaining("// the name");
  }

  @Test
  void placeholderThatIsNoIdentifier_isReportedOnTheName() {
    JavaFileObject source = named("order:{order-id}");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PLACEHOLDER_NAME] Placeholder \"{order-id}\" of \"order:{order-id}\"")
        .inFile(source)
        .onLineContaining("// the name");
  }

  @Test
  void placeholderCalledLikeAMethodOfTheRef_isReportedOnTheName() {
    JavaFileObject source = named("room:{name}");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PLACEHOLDER_NAME] Placeholder \"{name}\" of \"room:{name}\" would")
        .inFile(source)
        .onLineContaining("// the name");
  }

  @Test
  void placeholderThatStandsTwice_isReportedOnTheName() {
    JavaFileObject source = named("{id}:{id}");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[PLACEHOLDER_DUPLICATE] Placeholder \"{id}\" stands twice in \"{id}:{id}\".")
        .inFile(source)
        .onLineContaining("// the name");
  }

  @Test
  void adjacentPlaceholders_areReportedOnTheName() {
    JavaFileObject source = named("{a}{b}");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PLACEHOLDER_SEPARATOR] Nothing separates \"{a}\" from \"{b}\"")
        .inFile(source)
        .onLineContaining("// the name");
  }

  @Test
  void separatorThatAValueCanHold_isReportedOnTheName() {
    JavaFileObject source = named("{a}-{b}");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PLACEHOLDER_SEPARATOR] \"-\" does not separate \"{a}\" from \"{b}\"")
        .inFile(source)
        .onLineContaining("// the name");
  }

  private static JavaFileObject named(String pattern) {
    return source(
        "shop.OrderChannel",
        """
        @Channel(
            history = 10,
            value = "%s", // the name
            retention = "PT1M")
        interface OrderChannel {
          @Topic void step(String step);
        }
        """
            .formatted(pattern));
  }

  @Test
  void negativeHistory_isReportedOnItsValue() {
    JavaFileObject source =
        source(
            "shop.OrderChannel",
            """
            @Channel(
                value = "order",
                history = -1)
            interface OrderChannel {
              @Topic void step(String step);
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[CHANNEL_HISTORY] A history of -1 messages cannot be.")
        .inFile(source)
        .onLineContaining("history = -1");
  }

  @Test
  void retentionThatIsNoDuration_isReportedOnItsValue() {
    JavaFileObject source = retained("10 minutes");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[CHANNEL_RETENTION] Retention \"10 minutes\" is no positive ISO 8601")
        .inFile(source)
        .onLineContaining("10 minutes");
  }

  @Test
  void retentionOfNoTime_isReportedOnItsValue() {
    JavaFileObject source = retained("PT0S");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[CHANNEL_RETENTION] Retention \"PT0S\"")
        .inFile(source)
        .onLineContaining("PT0S");
  }

  @Test
  void placeholderThatIsNoKeyInJavaScript_isReported() {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                "@Channel(\"order:{__proto__}\") interface OrderChannel { @Topic void s(String s);"
                    + " }"));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[PLACEHOLDER_NAME] Placeholder \"{__proto__}\" of \"order:{__proto__}\" is no key");
  }

  private static JavaFileObject retained(String retention) {
    return source(
        "shop.OrderChannel",
        """
        @Channel(
            value = "order",
            retention = "%s")
        interface OrderChannel {
          @Topic void step(String step);
        }
        """
            .formatted(retention));
  }

  @Test
  void channelWithoutTopics_isReportedOnTheChannel() {
    JavaFileObject source =
        source(
            "shop.OrderChannel",
            """
            @Channel("order:{orderId}")
            interface OrderChannel {
              @Param UUID orderId();
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[CHANNEL_EMPTY] OrderChannel declares no topic.")
        .inFile(source)
        .onLineContaining("interface OrderChannel");
  }

  @Test
  void twoChannelsOfOneName_areReportedOnTheSecond() {
    JavaFileObject order =
        source(
            "shop.OrderChannel",
            """
            @Channel("order:{orderId}")
            interface OrderChannel {
              @Topic void step(String step);
            }
            """);
    JavaFileObject urgent =
        source(
            "shop.UrgentChannel",
            """
            @Channel("order:urgent")
            interface UrgentChannel {
              @Topic void step(String step);
            }
            """);
    Compilation compilation = compile(urgent, order);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[CHANNEL_OVERLAP] \"order:urgent\" can be the same name as \"order:{orderId}\" of"
                + " shop.OrderChannel")
        .inFile(urgent)
        .onLineContaining("order:urgent");
  }

  @Test
  void channelsOfDifferentSegments_doNotOverlap() {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                """
                @Channel("order:{orderId}")
                interface OrderChannel {
                  @Topic void step(String step);
                }
                """),
            source(
                "shop.OrderNotesChannel",
                """
                @Channel("order:{orderId}/notes")
                interface OrderNotesChannel {
                  @Topic void note(String note);
                }
                """));
    assertThat(compilation).succeededWithoutWarnings();
  }
}
