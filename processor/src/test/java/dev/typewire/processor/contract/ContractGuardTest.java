package dev.typewire.processor.contract;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.typewire.processor.ChannelProcessor;
import dev.typewire.processor.Compiling;
import dev.typewire.processor.ContractProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of the sources means for pages that were built before it. */
class ContractGuardTest {
  private static final String BEFORE =
      """
      @Channel("order:{orderId}")
      interface OrderChannel {
        @Topic void step(Step step);
      }
      record Step(String name, int number, Status status, List<String> notes) {}
      enum Status { NEW, DONE }
      """;

  @TempDir private Path folder;
  private Path baseline;

  @BeforeEach
  void nameBaseline() {
    baseline = folder.resolve("contract.json");
  }

  private static JavaFileObject orders(String body) {
    return source("shop.OrderChannel", body);
  }

  /** Commits the contract of one source, then compiles the other against it. */
  private Compilation change(JavaFileObject before, JavaFileObject after, String... options)
      throws IOException {
    Files.writeString(baseline, Compiling.contract(Compiling.compile(before)));
    return compile(after, options);
  }

  private Compilation compile(JavaFileObject source, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Atypewire.contract.baseline=" + baseline);
    return Compiling.compile(all, source);
  }

  /** The findings of a change, without the way out, as "error: fact". */
  private List<String> findings(String before, String after) throws IOException {
    return findings(change(orders(before), orders(after)));
  }

  private static List<String> findings(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(d -> d.getMessage(Locale.ROOT).contains("[CONTRACT_"))
        .map(d -> kind(d) + ": " + fact(d.getMessage(Locale.ROOT)))
        .toList();
  }

  private static String kind(Diagnostic<?> diagnostic) {
    return diagnostic.getKind().name().toLowerCase(Locale.ROOT);
  }

  private static String fact(String message) {
    return message.replaceFirst(
        "(?s)\\[\\w+\\] For subscribers, (.*?)\\. (Keep|Whether|No).*", "$1");
  }

  private static String with(String from, String to) {
    assertThat(BEFORE).contains(from);
    return BEFORE.replace(from, to);
  }

  @Test
  void nothingChanged_saysNothing() throws IOException {
    assertThat(change(orders(BEFORE), orders(BEFORE), "-Werror")).succeededWithoutWarnings();
    assertThat(findings(BEFORE, BEFORE)).isEmpty();
  }

  @Test
  void documentation_saysNothing() throws IOException {
    assertThat(findings(BEFORE, with("record Step", "/** A step. */ record Step"))).isEmpty();
  }

  @Test
  void removedProperty_breaks_onItsType_withTheWayOut() throws IOException {
    JavaFileObject after = orders(with(", int number", ""));
    Compilation compilation = change(orders(BEFORE), after);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[CONTRACT_BREAKING] For subscribers, Step.number is gone. Keep what pages rely on that"
                + " are open already; to accept the change, copy META-INF/typewire/contract.json"
                + " of the class output over "
                + baseline
                + ".")
        .inFile(after)
        .onLineContaining("record Step");
  }

  @Test
  void addedProperty_isSafe_onItself_andWerrorGoesOn() throws IOException {
    JavaFileObject after = orders(with("int number,", "int number,\n    String comment,"));
    Compilation compilation = change(orders(BEFORE), after, "-Werror");
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .hadNoteContaining(
            "[CONTRACT_CHANGED] For subscribers, Step.comment is new. No page breaks; to be done"
                + " with this note, copy META-INF/typewire/contract.json of the class output over ")
        .inFile(after)
        .onLineContaining("String comment");
  }

  @Test
  void unknownChange_isAWarning_onTheProperty() throws IOException {
    JavaFileObject after = orders(with("int number", "\n    Object number"));
    Compilation compilation = change(orders(BEFORE), after);
    assertThat(compilation).succeeded();
    assertThat(compilation)
        .hadWarningContaining(
            "[CONTRACT_CHANGED] For subscribers, Step.number was number and is unknown now."
                + " Whether that breaks pages cannot be told; if it does not, copy ")
        .inFile(after)
        .onLineContaining("Object number");
  }

  @Test
  void formerlyUnknown_isUnknownToo() throws IOException {
    assertThat(findings(with("int number", "Object number"), BEFORE))
        .containsExactly("warning: Step.number was unknown and is number now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          int number   ~ int ordinal     ~ error: Step.number is gone
          int number   ~ String number   ~ error: Step.number was number and is string now
          int number   ~ long number     ~
          int number   ~ Integer number  ~
          String name  ~ UUID name       ~
          String name  ~ Status name     ~
          String name  ~ Optional<String> name ~ error: Step.name can be null now
          String name  ~ @JsonInclude(JsonInclude.Include.NON_NULL) String name ~ error: Step.name can be missing now
          String name  ~ @JsonProperty("title") String name ~ error: Step.name is gone
          String name  ~ @JsonProperty("name") String title ~
          Status status ~ String status   ~ error: Step.status was "NEW" | "DONE" and is string now
          Status status ~ Step status     ~ error: Step.status was "NEW" | "DONE" and is an object (Step) now
          NEW, DONE    ~ NEW, DONE, LATE ~ error: Status can be "LATE" now, which pages do not know
          NEW, DONE    ~ NEW             ~ note: Status is no longer "DONE"
          NEW, DONE    ~ NEW, DONE; @Override public String toString() { return "?"; } ~ error: Step.status was "NEW" | "DONE" and is string now
          List<String> ~ Set<String>     ~
          List<String> ~ List<Integer>   ~ error: an element of Step.notes was string and is number now
          List<String> ~ List<List<String>> ~ error: an element of Step.notes was string and is a list of string now
          List<String> ~ Map<String, String> ~ error: Step.notes was a list of string and is a map of string now
          List<String> ~ List<Optional<String>> ~ error: an element of Step.notes can be null now
          """)
  void property_isJudgedByWhatPagesReadThere(String from, String to, String breaking)
      throws IOException {
    List<String> findings =
        findings(BEFORE, with(from, to)).stream().filter(f -> !f.endsWith(" is new")).toList();
    assertThat(findings).containsExactlyElementsOf(Stream.ofNullable(breaking).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          Object name           ~ Optional<Object> name ~
          Optional<String> name ~ String name ~ note: Step.name is no longer null
          @JsonInclude(JsonInclude.Include.NON_NULL) String name ~ String name ~ note: Step.name is always there now
          UUID name             ~ String name ~ warning: Step.name is still a string, but the text of java.lang.String instead of java.util.UUID
          LocalDate name        ~ Status name ~ warning: Step.name is still a string, but the text of shop.Status instead of java.time.LocalDate
          Map<Status, Integer> name ~ Map<String, Integer> name ~ error: a key of Step.name was "NEW" | "DONE" and is string now
          Map<Long, Integer> name   ~ Map<Status, Integer> name ~
          Map<Long, Integer> name   ~ Map<String, String> name  ~ error: a value of Step.name was number and is string now
          """)
  void property_goesFromOneToTheOther(String from, String to, String finding) throws IOException {
    assertThat(findings(with("String name", from), with("String name", to)))
        .containsExactlyElementsOf(Stream.ofNullable(finding).toList());
  }

  private static String payment(String permitted, String cash) {
    return """
        @Channel("payments") interface PaymentChannel { @Topic void paid(Payment payment); }
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
        sealed interface Payment permits %s {}
        @JsonTypeName("card") record Card(String number) implements Payment {}
        """
            .formatted(permitted)
        + cash;
  }

  @Test
  void subtype_isSafeToGo_andBreaksWhenItComes_alsoAsOneOfTwo() throws IOException {
    String one = payment("Card", "");
    String two =
        payment("Card, Cash", "@JsonTypeName(\"cash\") record Cash(int c) implements Payment {}");
    assertThat(findings(two, one))
        .containsExactly(
            "note: the data of topic \"paid\" of \"payments\" is no longer an object (Cash)");
    assertThat(findings(one, two))
        .containsExactly(
            "error: the data of topic \"paid\" of \"payments\" can be an object (Cash) now, which"
                + " pages do not know");
  }

  @Test
  void subtypeThatIsLeft_isComparedToo() throws IOException {
    String two =
        payment("Card, Cash", "@JsonTypeName(\"cash\") record Cash(int c) implements Payment {}");
    assertThat(findings(two, payment("Card", "").replace("String number", "int number")))
        .containsExactlyInAnyOrder(
            "note: the data of topic \"paid\" of \"payments\" is no longer an object (Cash)",
            "error: Card.number was string and is number now");
  }

  @Test
  void objectInPlaceOfAUnionThatItIsNotIn_breaks() throws IOException {
    String two =
        payment("Card, Cash", "@JsonTypeName(\"cash\") record Cash(int c) implements Payment {}");
    assertThat(findings(two, two.replace("paid(Payment payment)", "paid(String payment)")))
        .containsExactly(
            "error: the data of topic \"paid\" of \"payments\" was one of 2 types and is string"
                + " now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          @Size(min = 2) String name    ~ String name                   ~ warning: Step.name need not be at least 2 long any more, which matters to pages that check it
          @Size(min = 2) String name    ~ @Size(min = 1) String name    ~ warning: Step.name need not be at least 2 long any more, which matters to pages that check it
          @Size(min = 2) String name    ~ @Size(min = 3) String name    ~ note: Step.name is at least 3 long now
          String name                   ~ @Email String name            ~ note: Step.name is an email address now
          @NotEmpty String name         ~ @NotBlank String name         ~ note: Step.name is other than blank now
          @Pattern(regexp="a") String name ~ @Pattern(regexp="b") String name ~ warning: Step.name need not be text like a any more, which matters to pages that check it
          @PositiveOrZero int name      ~ @Positive int name            ~ note: Step.name is above 0 now
          @Max(9) int name              ~ @DecimalMax("9.0") int name   ~
          List<@NotBlank String> name   ~ List<String> name             ~ warning: an element of Step.name need not be other than blank any more, which matters to pages that check it
          """)
  void check_isKeptOrNot(String from, String to, String finding) throws IOException {
    List<String> found = findings(constrained(from), constrained(to));
    if (finding == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).contains(finding);
    }
  }

  private static String constrained(String property) {
    return "import jakarta.validation.constraints.*;\n" + with("String name", property);
  }

  @Test
  void renamedJavaTypes_areSafe() throws IOException {
    String renamed =
        BEFORE.replace("Step step", "Phase step").replace("record Step", "record Phase");
    assertThat(findings(BEFORE, renamed.replace("Status", "State"))).isEmpty();
  }

  @Test
  void renamedInterface_isSafe() throws IOException {
    JavaFileObject after =
        source("shop.Orders", BEFORE.replace("interface OrderChannel", "interface Orders"));
    assertThat(findings(change(orders(BEFORE), after))).isEmpty();
  }

  @Test
  void enumConstant_isReportedOnItself() throws IOException {
    JavaFileObject after = orders(with("NEW, DONE", "NEW, DONE,\n    LATE"));
    assertThat(change(orders(BEFORE), after))
        .hadErrorContaining("[CONTRACT_BREAKING]")
        .inFile(after)
        .onLineContaining("LATE");
  }

  @Test
  void genericType_isComparedWithItsArguments() throws IOException {
    String page =
        """
        @Channel("pages") interface PageChannel { @Topic void page(Page<%s> page); }
        record Page<T>(List<T> items, Page<T> next) {}
        record Item(String name) {}
        record ItemPage(List<Item> items, ItemPage next) {}
        """;
    String before = page.formatted("Item");
    assertThat(findings(before, page.formatted("String")))
        .containsExactly("error: an element of Page.items was an object (Item) and is string now");
    assertThat(findings(before, before.replace("Page<Item> page", "ItemPage page"))).isEmpty();
  }

  @Test
  void genericTypeThatGrowsInItself_isComparedToAnEnd() throws IOException {
    String growing =
        """
        @Channel("tree") interface TreeChannel { @Topic void tree(Tree<String> tree); }
        record Tree<T>(%s value, Tree<List<T>> next) {}
        """;
    assertThat(findings(growing.formatted("int"), growing.formatted("String")))
        .containsExactly("error: Tree.value was number and is string now");
  }

  @Test
  void typeOfTwoTopics_isReportedOnce() throws IOException {
    String before = with("(Step step);", "(Step step); @Topic void last(Step step);");
    assertThat(findings(before, before.replace(", int number", ""))).hasSize(1);
  }

  @Test
  void typeFromAClassFile_isReportedOnTheTopic() throws IOException {
    String channel = "@Channel(\"days\") interface DayChannel {\n  @Topic void day(%s day);\n}";
    JavaFileObject after = orders(channel.formatted("java.util.concurrent.TimeUnit"));
    String committed =
        Compiling.contract(Compiling.compile(after)).replace("\"DAYS\"", "\"FORTNIGHTS\"");
    Files.writeString(baseline, committed);
    assertThat(compile(after))
        .hadErrorContaining("TimeUnit can be \"DAYS\" now")
        .inFile(after)
        .onLineContaining("void day(");
  }

  @Test
  void changedPayload_breaks_onTheTopic() throws IOException {
    JavaFileObject after = orders(with("(Step step)", "(String step)"));
    assertThat(change(orders(BEFORE), after))
        .hadErrorContaining(
            "the data of topic \"step\" of \"order:{orderId}\" was an object (Step) and is string")
        .inFile(after)
        .onLineContaining("@Topic void step");
  }

  @Test
  void removedTopic_breaks_onItsChannel_andAnAddedOneIsSafe() throws IOException {
    String after = with("void step(Step step)", "void phase(Step step)");
    assertThat(findings(BEFORE, after))
        .containsExactlyInAnyOrder(
            "error: topic \"step\" of \"order:{orderId}\" is gone",
            "note: topic \"phase\" of \"order:{orderId}\" is new");
  }

  @Test
  void renamedTopic_breaks_onItsMethod() throws IOException {
    JavaFileObject after = orders(with("@Topic void", "@Topic(name = \"phase\")\n    void"));
    Compilation compilation = change(orders(BEFORE), after);
    assertThat(findings(compilation))
        .containsExactly("error: topic \"step\" of \"order:{orderId}\" is named \"phase\" now");
    assertThat(compilation)
        .hadErrorContaining("is named \"phase\" now")
        .inFile(after)
        .onLineContaining("void step(");
  }

  @Test
  void changedPattern_breaks_onTheName() throws IOException {
    JavaFileObject after = orders(with("@Channel(\"order:", "@Channel(\n    \"orders:"));
    Compilation compilation = change(orders(BEFORE), after);
    assertThat(findings(compilation))
        .containsExactly("error: channel \"order:{orderId}\" is named \"orders:{orderId}\" now");
    assertThat(compilation)
        .hadErrorContaining("is named \"orders:{orderId}\" now")
        .inFile(after)
        .onLineContaining("\"orders:{orderId}\"");
  }

  @Test
  void renamedPlaceholder_isSafe_sinceNamesStayTheSame() throws IOException {
    assertThat(findings(BEFORE, with("{orderId}", "{id}")))
        .containsExactly(
            "note: placeholder {orderId} of \"order:{orderId}\" is called {id} now; no name"
                + " changes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          String ~ UUID   ~
          String ~ int    ~ error: placeholder {orderId} of "order:{orderId}" was any text and is an integer now
          int    ~ String ~ note: placeholder {orderId} of "order:{orderId}" was an integer and is any text now
          int    ~ long   ~ note: placeholder {orderId} of "order:{orderId}" was an integer and is an integer of 64 bits now
          long   ~ int    ~ error: placeholder {orderId} of "order:{orderId}" was an integer of 64 bits and is an integer now
          Status ~ int    ~ error: placeholder {orderId} of "order:{orderId}" was one of an enum's names and is an integer now
          Status ~ More   ~ note: placeholder {orderId} of "order:{orderId}" can be LATE now
          More   ~ Status ~ error: placeholder {orderId} of "order:{orderId}" is no longer LATE
          """)
  void parameter_thatCanBeLess_breaks(String from, String to, String finding) throws IOException {
    String typed =
        with("  @Topic", "  @Param %s orderId();\n  @Topic") + "enum More { NEW, DONE, LATE }";
    assertThat(findings(typed.formatted(from), typed.formatted(to)))
        .containsExactlyElementsOf(Stream.ofNullable(finding).toList());
  }

  @Test
  void removedChannel_breaks_andAnAddedOneIsSafe() throws IOException {
    JavaFileObject after =
        source(
            "shop.StaffChannel",
            "@Channel(\"staff\") interface StaffChannel { @Topic void note(String text); }");
    Compilation compilation = change(orders(BEFORE), after);
    assertThat(findings(compilation))
        .containsExactlyInAnyOrder(
            "error: channel \"order:{orderId}\", which was declared by shop.OrderChannel, is gone",
            "note: channel \"staff\" is new");
  }

  @Test
  void historyRetentionAndReplay_areSafe() throws IOException {
    String after =
        BEFORE
            .replace(
                "\"order:{orderId}\"",
                "value = \"order:{orderId}\", history = 9, retention = \"PT1M\"")
            .replace("@Topic", "@Topic(replay = 3)");
    assertThat(findings(BEFORE, after))
        .containsExactlyInAnyOrder(
            "note: channel \"order:{orderId}\" keeps 9 messages now, not 256",
            "note: channel \"order:{orderId}\" keeps messages for PT1M now, not PT10M",
            "note: topic \"step\" of \"order:{orderId}\" replays 3 messages now, not 0");
  }

  @Test
  void breakingChange_stillWritesTheContractThatAcceptsIt() throws IOException {
    change(orders(BEFORE), orders(BEFORE));
    JavaFileObject after = orders(with(", int number", ""));
    Files.copy(writtenByFailing(after), baseline, StandardCopyOption.REPLACE_EXISTING);
    assertThat(compile(after, "-Werror")).succeededWithoutWarnings();
  }

  /** The contract that a failing compilation leaves in its class output, without the module. */
  private Path writtenByFailing(JavaFileObject source) throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                new DiagnosticCollector<>(),
                List.of("-d", classes.toString(), "-Atypewire.contract.baseline=" + baseline),
                null,
                List.of(source));
    task.setProcessors(List.of(new ChannelProcessor(), new ContractProcessor()));
    assertThat(task.call()).isFalse();
    assertThat(classes.resolve("typewire/channels.ts")).doesNotExist();
    return classes.resolve("META-INF/typewire/contract.json");
  }

  @Test
  void breakingAsWarning_goesOn() throws IOException {
    Compilation compilation =
        change(
            orders(BEFORE), orders(with(", int number", "")), "-Atypewire.contract.breaking=warn");
    assertThat(compilation).succeeded();
    assertThat(findings(compilation)).containsExactly("warning: Step.number is gone");
  }

  @Test
  void breakingOff_comparesNothing() {
    assertThat(compile(orders(BEFORE), "-Atypewire.contract.breaking=off", "-Werror"))
        .succeededWithoutWarnings();
  }

  @Test
  void unknownAnswerToBreakingChanges_isReported() {
    assertThat(compile(orders(BEFORE), "-Atypewire.contract.breaking=maybe"))
        .hadErrorContaining(
            "[OPTION_VALUE] -Atypewire.contract.breaking=maybe is not one of error, warn, off.");
  }

  @Test
  void missingBaseline_isReported_andWhatToCopyIsThere() throws IOException {
    JavaFileObject source = orders(BEFORE);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[CONTRACT_BASELINE] There is no "
                + baseline
                + ". Begin with a copy of META-INF/typewire/contract.json of the class output.")
        .inFile(source)
        .onLineContaining("interface OrderChannel");
    Files.copy(writtenByFailing(source), baseline);
    assertThat(compile(source, "-Werror")).succeededWithoutWarnings();
  }

  @Test
  void folderAsBaseline_isReported() throws IOException {
    Files.createDirectory(baseline);
    assertThat(compile(orders(BEFORE)))
        .hadErrorContaining("[CONTRACT_BASELINE] " + baseline + " could not be read (");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      textBlock =
          """
          {
          []
          {"version": "1"}
          {"format": 1, "channels": [{"interface": "shop.OrderChannel"}]}
          {"format": 1, "channels": [{"interface": "a", "pattern": "b", "history": 1, "retention": "PT1M", "topics": [{}]}]}
          {"format": 1, "types": [{"kind": "object"}]}
          """)
  void malformedBaseline_isReported(String text) throws IOException {
    Files.writeString(baseline, text);
    Compilation compilation = compile(orders(BEFORE));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            baseline + " holds no contract. Put a copy of META-INF/typewire/contract.json of");
  }

  @Test
  void newerBaseline_isReported() throws IOException {
    Files.writeString(baseline, "{\"format\": 2, \"channels\": \"of the future\"}");
    assertThat(compile(orders(BEFORE)))
        .hadErrorContaining(
            baseline
                + " has format 2, which a newer Typewire wrote; this one reads up to 1. Compile"
                + " with that version, or put a copy of");
  }

  @Test
  void otherKeysThatAreGone_break() throws IOException {
    String channel = "@Channel(\"a\") interface OrderChannel { @Topic void step(Step step); }\n";
    String any = "@com.fasterxml.jackson.annotation.JsonAnyGetter java.util.Map<String, Integer> m";
    Compilation compilation =
        change(
            orders(channel + "record Step(String name, " + any + ") {}"),
            orders(channel + "record Step(String name) {}"));
    assertThat(compilation).hadErrorContaining("any other property of Step is gone");
  }

  @Test
  void moreThatAPropertyLeavesOut_breaks() throws IOException {
    String channel = "@Channel(\"a\") interface OrderChannel { @Topic void step(Step step); }\n";
    String ignore = "@com.fasterxml.jackson.annotation.JsonIgnoreProperties";
    Compilation compilation =
        change(
            orders(channel + "record Step(String name, " + ignore + "(\"next\") Step next) {}"),
            orders(
                channel
                    + "record Step(String name, "
                    + ignore
                    + "({\"next\", \"name\"}) Step next) {}"));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("\"name\" of Step.next is gone");
  }

  /** Commits the contract of one source and some options, then compiles with others. */
  private List<String> findings(
      String before, List<String> earlier, String after, String... options) throws IOException {
    Files.writeString(baseline, Compiling.contract(Compiling.compile(earlier, orders(before))));
    return findings(compile(orders(after), options));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          -Atypewire.json.naming=UPPER_CAMEL_CASE ~ error: -Atypewire.json.naming was none and is UPPER_CAMEL_CASE now, from which 8 differences follow, such as: Step.name is gone
          -Atypewire.json.inclusion=NON_NULL ~ error: -Atypewire.json.inclusion was ALWAYS and is NON_NULL now, from which 3 differences follow, such as: Step.name can be missing now
          -Atypewire.ts.nullability=strict ~ error: -Atypewire.ts.nullability was annotated and is strict now, from which 4 differences follow, such as: Step.name can be null now
          -Atypewire.json.dates=timestamps ~ note: -Atypewire.json.dates was iso and is timestamps now, from which no difference follows
          """)
  void changedOption_isToldOnce_asTheCauseOfWhatFollows(String option, String finding)
      throws IOException {
    assertThat(findings(BEFORE, List.of(), BEFORE, option)).containsExactly(finding);
  }

  @Test
  void changedOption_thatNoPageMinds_isSafe() throws IOException {
    assertThat(findings(BEFORE, List.of("-Atypewire.ts.nullability=strict"), BEFORE))
        .containsExactly(
            "note: -Atypewire.ts.nullability was strict and is annotated now, from which 4"
                + " differences follow, such as: Step.name is no longer null");
  }

  @Test
  void changedOption_hidesNothingElseThatChanged() throws IOException {
    assertThat(
            findings(
                BEFORE,
                List.of(),
                with("int number", "String number"),
                "-Atypewire.json.naming=SNAKE_CASE",
                "-Atypewire.json.dates=timestamps"))
        .containsExactly(
            "note: -Atypewire.json.dates was iso and is timestamps now, and -Atypewire.json.naming"
                + " was none and is SNAKE_CASE now, from which no difference follows",
            "error: Step.number was number and is string now");
  }

  @Test
  void differenceBesideAChangedNaming_isReportedOnItsProperty() throws IOException {
    Files.writeString(baseline, Compiling.contract(Compiling.compile(orders(BEFORE))));
    JavaFileObject after = orders(with("int number", "\n    String number"));
    assertThat(compile(after, "-Atypewire.json.naming=UPPER_CAMEL_CASE"))
        .hadErrorContaining("Step.number was number and is string now")
        .inFile(after)
        .onLineContaining("String number");
  }

  @Test
  void sameOptions_sayNothing() throws IOException {
    List<String> options =
        List.of("-Atypewire.ts.nullability=strict", "-Atypewire.json.naming=UPPER_CAMEL_CASE");
    assertThat(findings(BEFORE, options, BEFORE, options.toArray(String[]::new))).isEmpty();
  }
}
