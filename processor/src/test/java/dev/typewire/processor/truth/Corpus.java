package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Payloads of all sorts. {@code full()} has a value everywhere, {@code bare()} as little as the
 * type's own annotations allow.
 */
public final class Corpus {
  private Corpus() {}

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  public record Scalars(
      boolean yes,
      Boolean boxedYes,
      byte b,
      short s,
      int i,
      long l,
      float f,
      double d,
      char c,
      Character boxedC,
      Integer boxedI,
      Number number,
      BigDecimal decimal,
      BigInteger integer,
      AtomicBoolean atomicBoolean,
      AtomicInteger atomicInteger,
      AtomicLong atomicLong,
      String text,
      CharSequence chars,
      StringBuilder builder,
      byte[] bytes,
      char[] letters) {
    public static Scalars full() {
      return new Scalars(
          true,
          true,
          (byte) 1,
          (short) 1,
          1,
          1,
          1,
          1,
          'c',
          'c',
          1,
          1,
          BigDecimal.ONE,
          BigInteger.ONE,
          new AtomicBoolean(),
          new AtomicInteger(),
          new AtomicLong(),
          "text",
          "chars",
          new StringBuilder("builder"),
          new byte[] {1},
          new char[] {'a'});
    }

    public static Scalars bare() {
      return full();
    }
  }

  public record Times(
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetDateTime offsetDateTime,
      OffsetTime offsetTime,
      ZonedDateTime zoned,
      Duration duration,
      Period period,
      Year year,
      YearMonth yearMonth,
      Month month,
      MonthDay monthDay,
      DayOfWeek weekday,
      ZoneId zone,
      ZoneOffset offset,
      Date oldDate,
      Calendar calendar,
      GregorianCalendar gregorian,
      TimeZone timeZone,
      TimeUnit unit) {
    public static Times full() {
      ZonedDateTime at = NOW.atZone(ZoneOffset.UTC);
      return new Times(
          NOW,
          at.toLocalDate(),
          at.toLocalTime(),
          at.toLocalDateTime(),
          at.toOffsetDateTime(),
          at.toOffsetDateTime().toOffsetTime(),
          at,
          Duration.ofSeconds(90),
          Period.ofDays(3),
          Year.of(2024),
          YearMonth.of(2024, 5),
          Month.MAY,
          MonthDay.of(5, 1),
          DayOfWeek.MONDAY,
          ZoneId.of("UTC"),
          ZoneOffset.UTC,
          Date.from(NOW),
          GregorianCalendar.from(at),
          GregorianCalendar.from(at),
          TimeZone.getTimeZone("UTC"),
          TimeUnit.SECONDS);
    }

    public static Times bare() {
      return full();
    }
  }

  public record Platform(
      UUID uuid,
      Locale locale,
      Currency currency,
      Pattern pattern,
      Charset charset,
      Path path,
      URI uri,
      URL url,
      InetAddress address,
      File file) {
    public static Platform full() throws Exception {
      return new Platform(
          new UUID(1, 2),
          Locale.ROOT,
          Currency.getInstance("EUR"),
          Pattern.compile("a"),
          StandardCharsets.UTF_8,
          Path.of("a"),
          URI.create("a:b"),
          URI.create("http://localhost/").toURL(),
          InetAddress.getLoopbackAddress(),
          new File("a"));
    }

    public static Platform bare() throws Exception {
      return full();
    }
  }

  public record Containers(
      List<@Nullable String> list,
      Set<Integer> set,
      Collection<Long> collection,
      Iterator<String> iterator,
      Iterable<String> iterable,
      Stream<String> stream,
      int[] ints,
      String[][] matrix,
      Map<String, Integer> map,
      Map<Kind, String> byKind,
      EnumMap<Kind, List<Integer>> enumMap,
      Map<UUID, @Nullable Integer> byId,
      Map.Entry<String, Integer> entry) {
    public static Containers full() {
      return of(java.util.Arrays.asList("a", null), new EnumMap<>(Map.of(Kind.A, List.of(1))));
    }

    public static Containers bare() {
      return of(List.of(), new EnumMap<>(Kind.class));
    }

    private static Containers of(List<@Nullable String> list, EnumMap<Kind, List<Integer>> map) {
      Map<UUID, @Nullable Integer> holes = new java.util.HashMap<>();
      holes.put(new UUID(1, 2), null);
      return new Containers(
          list,
          Set.of(1),
          List.of(1L),
          List.of("a").iterator(),
          List.of("a"),
          Stream.of("a"),
          new int[] {1},
          new String[][] {{"a"}},
          Map.of("a", 1),
          Map.of(Kind.B, "b"),
          map,
          holes,
          Map.entry("a", 1));
    }
  }

  public enum Kind {
    A,
    @JsonProperty("bee")
    B
  }

  public enum Spoken {
    YES,
    NO;

    @Override
    public String toString() {
      return "I say " + name();
    }
  }

  public record Enums(Kind plain, Kind renamed, Spoken spoken) {
    public static Enums full() {
      return new Enums(Kind.A, Kind.B, Spoken.YES);
    }

    public static Enums bare() {
      return full();
    }
  }

  public record Optionals(
      Optional<String> text,
      OptionalInt i,
      OptionalLong l,
      OptionalDouble d,
      AtomicReference<String> reference,
      Optional<List<Optional<String>>> nested,
      @JsonInclude(Include.NON_ABSENT) Optional<String> nonAbsent,
      @JsonInclude(Include.NON_ABSENT) OptionalInt nonAbsentInt,
      @JsonInclude(Include.NON_EMPTY) OptionalInt nonEmptyInt,
      @JsonInclude(Include.NON_NULL) Optional<String> nonNull) {
    public static Optionals full() {
      return new Optionals(
          Optional.of("a"),
          OptionalInt.of(1),
          OptionalLong.of(1),
          OptionalDouble.of(1),
          new AtomicReference<>("a"),
          Optional.of(List.of(Optional.empty(), Optional.of("a"))),
          Optional.of("a"),
          OptionalInt.of(1),
          OptionalInt.of(1),
          Optional.of("a"));
    }

    public static Optionals bare() {
      return new Optionals(
          Optional.empty(),
          OptionalInt.empty(),
          OptionalLong.empty(),
          OptionalDouble.empty(),
          new AtomicReference<>(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty());
    }
  }

  public record Included(
      @JsonInclude(Include.NON_NULL) String nonNull,
      @JsonInclude(Include.NON_EMPTY) String nonEmpty,
      @JsonInclude(Include.NON_EMPTY) List<String> nonEmptyList,
      @JsonInclude(Include.NON_EMPTY) Map<String, String> nonEmptyMap,
      @JsonInclude(Include.NON_EMPTY) int[] nonEmptyArray,
      @JsonInclude(Include.NON_EMPTY) int nonEmptyInt,
      @JsonInclude(Include.NON_DEFAULT) int nonDefault,
      @JsonInclude(Include.NON_DEFAULT) String nonDefaultText,
      @JsonInclude(value = Include.CUSTOM, valueFilter = NoX.class) @Nullable String custom,
      @JsonInclude(Include.ALWAYS) @Nullable String always) {
    public static Included full() {
      return new Included(
          "a", "a", List.of("a"), Map.of("a", "b"), new int[] {1}, 1, 1, "a", "a", "a");
    }

    public static Included bare() {
      return new Included(null, "", List.of(), Map.of(), new int[0], 0, 0, null, null, null);
    }
  }

  /** Filters "x" out, so that null is written. */
  public static final class NoX {
    @Override
    public boolean equals(Object other) {
      return "x".equals(other);
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  @JsonInclude(Include.NON_DEFAULT)
  public static class Defaults {
    public int number;
    public @Nullable String text = "set";
    public Optional<String> nothing = Optional.of("set");
    public List<String> list = List.of();

    public static Defaults full() {
      Defaults value = new Defaults();
      value.number = 1;
      value.text = "other";
      value.nothing = Optional.of("other");
      value.list = List.of("a");
      return value;
    }

    public static Defaults bare() {
      Defaults value = new Defaults();
      value.text = null;
      value.nothing = Optional.empty();
      return value;
    }
  }

  @JsonInclude(Include.NON_NULL)
  @JsonIgnoreProperties("internal")
  public interface Sparse {}

  public static class Bean implements Sparse {
    private final @Nullable String name;
    public String internal = "internal";
    public transient String passing = "passing";
    public static String shared = "shared";
    @JsonProperty private String hidden = "hidden";
    private boolean on = true;
    public final Secret secret = new Secret();
    public boolean isPublicField = true;

    Bean(@Nullable String name) {
      this.name = name;
    }

    public @Nullable String getName() {
      return name;
    }

    public boolean isOn() {
      return on;
    }

    public Boolean isBoxed() {
      return true;
    }

    public String isText() {
      return "no property";
    }

    public String getURL() {
      return "url";
    }

    public String getaB() {
      return "aB";
    }

    public String get() {
      return "no property";
    }

    @JsonGetter("made")
    public String make() {
      return hidden;
    }

    @JsonIgnore
    public String getLeftOut() {
      return "left out";
    }

    String getPackagePrivate() {
      return "no property";
    }

    public static Bean full() {
      return new Bean("a");
    }

    public static Bean bare() {
      return new Bean(null);
    }
  }

  public static class Capitals {
    private int xAxis = 1;
    private int uRL = 1;
    private int url = 1;
    private int lower = 1;

    @JsonProperty("zed")
    private int zAxis = 1;

    @JsonIgnore private int wAxis = 1;

    public int getXAxis() {
      return xAxis;
    }

    public int getURL() {
      return uRL;
    }

    public int getURI() {
      return url;
    }

    public int getLOWER() {
      return lower;
    }

    public int getZAxis() {
      return zAxis;
    }

    public int getWAxis() {
      return wAxis;
    }

    public int get_x() {
      return 1;
    }

    public int get1() {
      return 1;
    }

    public boolean isaB() {
      return true;
    }

    public static Capitals full() {
      return new Capitals();
    }

    public static Capitals bare() {
      return full();
    }
  }

  @JsonIgnoreType
  /** Names that annotations give to what other members are called already. */
  public static class SameNames {
    @JsonProperty("OOMKilled")
    private boolean oomKilled;

    @JsonProperty("size")
    private int length = 1;

    private int size = 2;
    private String hidden = "hidden";

    public boolean isOOMKilled() {
      return oomKilled;
    }

    public String getSize() {
      return "getter of " + size;
    }

    @JsonProperty("hidden")
    public int shown() {
      return hidden.length() + length;
    }

    @JsonProperty("label")
    public int first() {
      return 1;
    }

    public String getLabel() {
      return "the one that was not given its name";
    }

    public static SameNames full() {
      return new SameNames();
    }

    public static SameNames bare() {
      return new SameNames();
    }
  }

  public static class Secret {
    public String text = "secret";
  }

  public static class Parent<T> {
    public T value;
    protected String hidden = "hidden";

    public String getKind() {
      return "parent";
    }
  }

  public static class Child extends Parent<Integer> implements Ranked {
    @Override
    @JsonProperty("kind_name")
    public String getKind() {
      return "child";
    }

    @Override
    public int getRank() {
      return 1;
    }

    public static Child full() {
      Child child = new Child();
      child.value = 1;
      return child;
    }

    public static Child bare() {
      return full();
    }
  }

  public interface Ranked {
    int getRank();

    default String getTitle() {
      return "title";
    }
  }

  public record Accessors(boolean isOpen, String getName, @JsonProperty("x_y") int xY, int URL) {
    public String getDerived() {
      return "derived";
    }

    public boolean isReady() {
      return true;
    }

    public String other() {
      return "no property";
    }

    public static Accessors full() {
      return new Accessors(true, "a", 1, 2);
    }

    public static Accessors bare() {
      return full();
    }
  }

  public record Page<T>(List<T> items, int total) implements Iterable<T> {
    @Override
    public Iterator<T> iterator() {
      return items.iterator();
    }

    public static Page<String> full() {
      return new Page<>(List.of("a"), 1);
    }

    public static Page<String> bare() {
      return new Page<>(List.of(), 0);
    }
  }

  public record Trees(
      Object object,
      JsonNode node,
      ObjectNode objectNode,
      ArrayNode arrayNode,
      StringNode stringNode,
      BooleanNode booleanNode,
      IntNode intNode,
      BinaryNode binaryNode,
      Page<Page<Kind>> pages) {
    public static Trees full() {
      return new Trees(
          Map.of("a", 1),
          JsonNodeFactory.instance.numberNode(1),
          JsonNodeFactory.instance.objectNode().put("a", 1),
          JsonNodeFactory.instance.arrayNode().add(1).add("a"),
          StringNode.valueOf("a"),
          BooleanNode.TRUE,
          IntNode.valueOf(1),
          BinaryNode.valueOf(new byte[] {1}),
          new Page<>(List.of(new Page<>(List.of(Kind.B), 1)), 1));
    }

    public static Trees bare() {
      return full();
    }
  }

  public record Nothing() {
    public static Nothing full() {
      return new Nothing();
    }

    public static Nothing bare() {
      return new Nothing();
    }
  }

  public record Recursive(String name, @Nullable Recursive parent, List<Recursive> children) {
    public static Recursive full() {
      return new Recursive("a", bare(), List.of(bare()));
    }

    public static Recursive bare() {
      return new Recursive("b", null, List.of());
    }
  }
}
