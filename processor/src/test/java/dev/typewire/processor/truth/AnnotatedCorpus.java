package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRootName;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import java.math.BigDecimal;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Payloads whose annotations change what Jackson writes. {@code full()} has a value everywhere,
 * {@code bare()} as little as the type's own annotations allow.
 */
public final class AnnotatedCorpus {
  private AnnotatedCorpus() {}

  public interface Internal {}

  @JsonPropertyOrder({"b", "a"})
  @JsonRootName("root")
  public record NoEffect(@JsonView(Internal.class) String a, String b) {
    public static NoEffect full() {
      return new NoEffect("a", "b");
    }

    public static NoEffect bare() {
      return full();
    }
  }

  public static class Owner {
    public String name = "owner";
    @JsonManagedReference public List<Owned> owned = new ArrayList<>();

    public static Owner full() {
      Owner owner = bare();
      Owned owned = new Owned();
      owned.owner = owner;
      owner.owned.add(owned);
      return owner;
    }

    public static Owner bare() {
      return new Owner();
    }
  }

  public static class Owned {
    public String name = "owned";
    @JsonBackReference public @Nullable Owner owner;
  }

  public record Code(@JsonValue String code, int check) {}

  public record Tags(List<String> list) {
    @JsonValue
    public Map<String, Integer> counted() {
      return Map.of("a", 1);
    }
  }

  public enum Rank {
    LOW,
    HIGH;

    @JsonValue
    public int number() {
      return ordinal();
    }
  }

  public enum Mark {
    GOOD,
    BAD;

    @JsonValue private final String sign = name() + "!";
  }

  public interface Shown {
    @JsonValue
    String shown();
  }

  public record ShownId(int id) implements Shown {
    @Override
    public String shown() {
      return "#" + id;
    }
  }

  public record ShownNot(int id) implements Shown {
    @Override
    @JsonValue(false)
    public String shown() {
      return "#" + id;
    }
  }

  public record Maybe(@Nullable String text) {
    @JsonValue
    public @Nullable String value() {
      return text;
    }
  }

  public static class Box<T> {
    private final T content;

    Box(T content) {
      this.content = content;
    }

    @JsonValue
    public T content() {
      return content;
    }
  }

  public record Values(
      Code code,
      Tags tags,
      Rank rank,
      Mark mark,
      ShownId shown,
      ShownNot shownNot,
      Maybe maybe,
      Box<List<Integer>> box,
      Map<Rank, Mark> byRank,
      Map<Code, Integer> byCode,
      @JsonInclude(Include.NON_EMPTY) Code sparse) {
    public static Values full() {
      return of("a", "text");
    }

    public static Values bare() {
      return of("", null);
    }

    private static Values of(String code, @Nullable String maybe) {
      return new Values(
          new Code("a", 1),
          new Tags(List.of()),
          Rank.HIGH,
          Mark.BAD,
          new ShownId(1),
          new ShownNot(1),
          new Maybe(maybe),
          new Box<>(List.of(1)),
          Map.of(Rank.LOW, Mark.GOOD),
          Map.of(new Code("k", 1), 1),
          new Code(code, 1));
    }
  }

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public interface Snake {
    default String getURLPath() {
      return "/";
    }
  }

  public record SnakeChild(
      String someName,
      @JsonProperty("someOther") int other,
      @JsonProperty int thirdOne,
      boolean isOpen)
      implements Snake {}

  @JsonNaming
  public record SnakeNoMore(String someName) implements Snake {}

  @JsonNaming(PropertyNamingStrategies.UpperSnakeCaseStrategy.class)
  public record UpperSnake(String someName) {}

  @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
  public record Kebab(String someName) {}

  @JsonNaming(PropertyNamingStrategies.LowerCaseStrategy.class)
  public record Lower(String someName) {}

  @JsonNaming(PropertyNamingStrategies.LowerDotCaseStrategy.class)
  public record Dotted(String someName) {}

  @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
  public record LowerCamel(String someName) {}

  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  public static class UpperCamel {
    public String fooBar = "a";

    @JsonGetter("xY")
    public int z() {
      return 1;
    }

    @JsonGetter
    public int oneTwo() {
      return 1;
    }
  }

  public record Named(
      SnakeChild snake,
      SnakeNoMore noMore,
      UpperSnake upperSnake,
      Kebab kebab,
      Lower lower,
      Dotted dotted,
      LowerCamel lowerCamel,
      UpperCamel upperCamel) {
    public static Named full() {
      return new Named(
          new SnakeChild("a", 1, 2, true),
          new SnakeNoMore("a"),
          new UpperSnake("a"),
          new Kebab("a"),
          new Lower("a"),
          new Dotted("a"),
          new LowerCamel("a"),
          new UpperCamel());
    }

    public static Named bare() {
      return full();
    }
  }

  public record Timestamps(
      @JsonFormat(shape = Shape.NUMBER) Instant instant,
      @JsonFormat(shape = Shape.NUMBER_INT) Instant millis,
      @JsonFormat(shape = Shape.ARRAY) Instant arrayInstant,
      @JsonFormat(shape = Shape.STRING) Instant textInstant,
      @JsonFormat(shape = Shape.NUMBER) OffsetDateTime offset,
      @JsonFormat(shape = Shape.NUMBER_FLOAT) ZonedDateTime zoned,
      @JsonFormat(shape = Shape.NUMBER) Duration duration,
      @JsonFormat(pattern = "SECONDS") Duration seconds,
      @JsonFormat(shape = Shape.NUMBER) LocalDate date,
      @JsonFormat(shape = Shape.NUMBER_INT) LocalDate day,
      @JsonFormat(shape = Shape.ARRAY) LocalDate dateParts,
      @JsonFormat(pattern = "yyyy", shape = Shape.NUMBER) LocalDate patternedNumber,
      @JsonFormat(pattern = "yyyy") LocalDate patterned,
      @JsonFormat(shape = Shape.NUMBER) LocalTime time,
      @JsonFormat(shape = Shape.NUMBER_INT) LocalDateTime dateTime,
      @JsonFormat(shape = Shape.NUMBER) OffsetTime offsetTime,
      @JsonFormat(shape = Shape.ARRAY) YearMonth yearMonth,
      @JsonFormat(shape = Shape.NUMBER) MonthDay monthDay,
      @JsonFormat(shape = Shape.STRING) Year year,
      @JsonFormat(pattern = "yy") Year shortYear,
      @JsonFormat(shape = Shape.STRING, pattern = "yy") Year shortTextYear,
      @JsonFormat(shape = Shape.NUMBER) Month month,
      @JsonFormat(shape = Shape.STRING) Month stillNumber,
      @JsonFormat(pattern = "MM") Month patternedMonth,
      @JsonFormat(shape = Shape.STRING, pattern = "MM") Month textMonth,
      @JsonFormat(shape = Shape.NUMBER) Date oldDate,
      @JsonFormat(shape = Shape.NUMBER_INT) Calendar calendar,
      @JsonFormat(shape = Shape.STRING, pattern = "yyyy") Date oldText,
      @JsonFormat(shape = Shape.NUMBER) Period period) {
    public static Timestamps full() {
      Instant now = Instant.ofEpochSecond(1_700_000_000, 5_000_000);
      ZonedDateTime at = now.atZone(ZoneOffset.UTC);
      return new Timestamps(
          now,
          now,
          now,
          now,
          at.toOffsetDateTime(),
          at,
          Duration.ofMillis(1500),
          Duration.ofMillis(1500),
          at.toLocalDate(),
          at.toLocalDate(),
          at.toLocalDate(),
          at.toLocalDate(),
          at.toLocalDate(),
          at.toLocalTime(),
          at.toLocalDateTime(),
          at.toOffsetDateTime().toOffsetTime(),
          YearMonth.of(2024, 5),
          MonthDay.of(5, 1),
          Year.of(2024),
          Year.of(2024),
          Year.of(2024),
          Month.MAY,
          Month.MAY,
          Month.MAY,
          Month.MAY,
          Date.from(now),
          GregorianCalendar.from(at),
          Date.from(now),
          Period.ofDays(1));
    }

    public static Timestamps bare() {
      return full();
    }
  }

  public enum Labeled {
    A,
    B;

    public int weight = 1;

    public String getLabel() {
      return name();
    }
  }

  @JsonFormat(shape = Shape.OBJECT)
  public enum AsObject {
    A;

    public int weight = 1;

    public String getLabel() {
      return name();
    }
  }

  @JsonFormat(shape = Shape.NUMBER)
  public enum AsNumber {
    A,
    B
  }

  @JsonFormat(shape = Shape.STRING)
  public enum AsString {
    A,
    B
  }

  public record Point(int y, int x) {}

  @JsonFormat(shape = Shape.ARRAY)
  public record PointArray(
      int y, String x, @JsonInclude(Include.NON_NULL) @Nullable String label, Point inner) {
    public boolean getDerived() {
      return true;
    }

    public int getAnother() {
      return 1;
    }
  }

  @JsonFormat(shape = Shape.ARRAY)
  public static class BeanArray {
    public int z = 1;
    public String a = "a";

    public boolean getM() {
      return true;
    }
  }

  @JsonFormat(shape = Shape.ARRAY)
  @JsonPropertyOrder({"m", "z"})
  public static class OrderedArray extends BeanArray {}

  @JsonFormat(shape = Shape.ARRAY)
  @JsonPropertyOrder("derived")
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record RenamedArray(int zOne, @JsonProperty("a") String other) {
    public boolean getDerived() {
      return true;
    }
  }

  @JsonFormat(shape = Shape.ARRAY)
  public static class CreatedArray {
    public String a = "a";
    private final int z;

    @JsonCreator
    public CreatedArray(@JsonProperty("z") int z) {
      this.z = z;
    }

    public int getZ() {
      return z;
    }
  }

  public record Formats(
      @JsonFormat(shape = Shape.STRING) int i,
      @JsonFormat(shape = Shape.STRING) Long boxed,
      @JsonFormat(shape = Shape.STRING) BigDecimal decimal,
      @JsonFormat(shape = Shape.STRING) Number number,
      @JsonFormat(shape = Shape.STRING) AtomicInteger atomic,
      @JsonFormat(shape = Shape.STRING) OptionalInt optionalInt,
      @JsonFormat(shape = Shape.STRING) boolean text,
      @JsonFormat(shape = Shape.NUMBER) Boolean bit,
      @JsonFormat(shape = Shape.BOOLEAN) int notBoolean,
      @JsonFormat(shape = Shape.NUMBER) String stillText,
      @JsonFormat(shape = Shape.BINARY) UUID uuid,
      @JsonFormat(shape = Shape.STRING) List<Integer> list,
      @JsonFormat(shape = Shape.STRING) int[] ints,
      @JsonFormat(shape = Shape.STRING) Boolean[] booleans,
      @JsonFormat(shape = Shape.NUMBER) Map<String, Instant> map,
      @JsonFormat(shape = Shape.NUMBER) Optional<Instant> optional,
      @JsonFormat(shape = Shape.NUMBER) Labeled number2,
      @JsonFormat(shape = Shape.ARRAY) Labeled index,
      @JsonFormat(shape = Shape.OBJECT) Labeled object,
      @JsonFormat(shape = Shape.STRING) Labeled name,
      @JsonFormat(shape = Shape.NUMBER) List<DayOfWeek> days,
      @JsonFormat(shape = Shape.NUMBER) Map<Labeled, String> keys,
      AsObject asObject,
      AsNumber asNumber,
      AsString asString,
      @JsonFormat(shape = Shape.STRING) AsNumber numberAsString,
      @JsonFormat(shape = Shape.ARRAY) Point array,
      @JsonFormat(shape = Shape.ARRAY) List<Point> arrays,
      @JsonFormat(shape = Shape.STRING) Point stillObject,
      PointArray tuple,
      @JsonFormat(shape = Shape.OBJECT) PointArray untupled,
      BeanArray bean,
      OrderedArray ordered,
      RenamedArray renamed,
      CreatedArray created) {
    public static Formats full() {
      return of(new PointArray(1, "x", "label", new Point(1, 2)), Optional.of(Instant.EPOCH));
    }

    public static Formats bare() {
      return of(new PointArray(1, "x", null, new Point(1, 2)), Optional.empty());
    }

    private static Formats of(PointArray tuple, Optional<Instant> optional) {
      return new Formats(
          1,
          1L,
          BigDecimal.ONE,
          1,
          new AtomicInteger(1),
          OptionalInt.of(1),
          true,
          true,
          1,
          "1",
          new UUID(1, 2),
          List.of(1),
          new int[] {1},
          new Boolean[] {true},
          Map.of("a", Instant.EPOCH),
          optional,
          Labeled.B,
          Labeled.B,
          Labeled.B,
          Labeled.B,
          List.of(DayOfWeek.MONDAY),
          Map.of(Labeled.A, "a"),
          AsObject.A,
          AsNumber.A,
          AsString.A,
          AsNumber.B,
          new Point(1, 2),
          List.of(new Point(1, 2)),
          new Point(1, 2),
          tuple,
          tuple,
          new BeanArray(),
          new OrderedArray(),
          new RenamedArray(1, "a"),
          new CreatedArray(1));
    }
  }

  public record Inner(int lat, @JsonInclude(Include.NON_NULL) @Nullable String note) {}

  public static class OpenInner {
    public int lat = 1;
  }

  public record Generic<T>(T item, List<T> all) {}

  public record Middle(
      @JsonUnwrapped(prefix = "r", suffix = "s") Inner closed,
      @JsonUnwrapped(prefix = "i", suffix = "j") OpenInner open) {}

  public static class OpenMiddle {
    @JsonUnwrapped(prefix = "k")
    public OpenInner open = new OpenInner();
  }

  @JsonIgnoreProperties("gone")
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Flat(
      int plainOne,
      @JsonUnwrapped Inner inner,
      @JsonUnwrapped(prefix = "a.", suffix = "!") Inner affixed,
      @JsonUnwrapped(enabled = false) Inner whole,
      @JsonUnwrapped(prefix = "n") @Nullable Inner nullable,
      @JsonUnwrapped(prefix = "o") Optional<Inner> optional,
      @JsonUnwrapped(prefix = "g") Generic<Integer> generic,
      @JsonUnwrapped(prefix = "m", suffix = "n") Middle middle,
      @JsonUnwrapped(prefix = "p") OpenMiddle openMiddle,
      @JsonUnwrapped(prefix = "q") UpperCamel named,
      @JsonUnwrapped(prefix = "t") Point point,
      @JsonUnwrapped Inner gone,
      @JsonUnwrapped Map<String, Integer> map,
      @JsonUnwrapped List<Inner> list,
      @JsonUnwrapped String text,
      @JsonUnwrapped Labeled label,
      @JsonUnwrapped(prefix = "v") Code code) {
    public static Flat full() {
      return of(new Inner(1, "note"));
    }

    public static Flat bare() {
      return of(null);
    }

    private static Flat of(@Nullable Inner nullable) {
      Inner inner = new Inner(1, nullable == null ? null : "note");
      return new Flat(
          1,
          inner,
          inner,
          inner,
          nullable,
          Optional.ofNullable(nullable),
          new Generic<>(1, List.of(1)),
          new Middle(inner, new OpenInner()),
          new OpenMiddle(),
          new UpperCamel(),
          new Point(1, 2),
          inner,
          Map.of("a", 1),
          List.of(inner),
          "text",
          Labeled.A,
          new Code("a", 1));
    }
  }

  @JsonTypeInfo(use = Id.NAME)
  public sealed interface Sealed permits SealedOne, SealedTwo, SealedInner {}

  @JsonTypeName("one")
  public record SealedOne(int x) implements Sealed {}

  public record SealedTwo(@Nullable String y) implements Sealed {}

  public sealed interface SealedInner extends Sealed permits SealedDeep {}

  public record SealedDeep(boolean deep) implements SealedInner {}

  @JsonTypeInfo(use = Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RegisteredOne.class, name = "first"),
    @JsonSubTypes.Type(RegisteredTwo.class),
    @JsonSubTypes.Type(
        value = RegisteredThree.class,
        names = {"third", "3"}),
    @JsonSubTypes.Type(value = RegisteredFour.class, name = "fourth")
  })
  public static class Registered {
    public int shared = 1;
  }

  public static class RegisteredOne extends Registered {
    public int one = 1;
  }

  @JsonTypeName("two")
  public static class RegisteredTwo extends Registered {}

  public static class RegisteredThree extends Registered {}

  @JsonTypeName("4")
  public static class RegisteredFour extends Registered {}

  @JsonTypeInfo(use = Id.SIMPLE_NAME)
  @JsonSubTypes(@JsonSubTypes.Type(Simple.class))
  public interface BySimpleName {}

  public record Simple(int a) implements BySimpleName {}

  @JsonTypeInfo(use = Id.CLASS)
  @JsonSubTypes(@JsonSubTypes.Type(Classy.class))
  public interface ByClass {}

  public record Classy(int a) implements ByClass {}

  @JsonTypeInfo(use = Id.MINIMAL_CLASS)
  public sealed interface ByMinimalClass permits Minimal {}

  public record Minimal(int a) implements ByMinimalClass {}

  @JsonTypeInfo(use = Id.DEDUCTION)
  public sealed interface Deduced permits DeducedOne, DeducedTwo {}

  public record DeducedOne(int a) implements Deduced {}

  public record DeducedTwo(String b) implements Deduced {}

  @JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_OBJECT)
  public sealed interface InObject permits InObjectOne, InObjectTwo {}

  public record InObjectOne(int a) implements InObject {}

  @JsonTypeName("two")
  public record InObjectTwo(int b) implements InObject {}

  @JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_ARRAY)
  public sealed interface InArray permits InArrayOne {}

  public record InArrayOne(int a) implements InArray {}

  @JsonTypeInfo(use = Id.NAME, include = As.EXTERNAL_PROPERTY, property = "ext")
  public sealed interface External permits ExternalOne {}

  public record ExternalOne(int a) implements External {}

  @JsonTypeInfo(use = Id.NAME, include = As.EXISTING_PROPERTY, property = "type")
  @JsonSubTypes(@JsonSubTypes.Type(value = ExistingOne.class, name = "uno"))
  public interface Existing {
    String getType();
  }

  public record ExistingOne(int a) implements Existing {
    @Override
    public String getType() {
      return "uno";
    }
  }

  @JsonTypeInfo(use = Id.NAME)
  public interface NobodyKnown {
    int getA();
  }

  public record Unlisted(int a) implements NobodyKnown {
    @Override
    public int getA() {
      return a;
    }
  }

  @JsonTypeInfo(use = Id.NAME)
  public enum TypedEnum {
    A,
    B
  }

  @JsonTypeInfo(use = Id.NAME)
  public record TypedValue(@JsonValue String text) {}

  @JsonTypeInfo(use = Id.NAME)
  @JsonFormat(shape = Shape.ARRAY)
  public record TypedArray(int a, String b) {}

  @JsonTypeInfo(use = Id.NAME)
  public sealed interface Carrier<T> permits CarrierOf {}

  public record CarrierOf<T, U>(T value, List<U> others) implements Carrier<T> {}

  @JsonTypeInfo(use = Id.NONE)
  public record Untyped(int y) implements Sealed2 {}

  @JsonTypeInfo(use = Id.NAME)
  public interface Sealed2 {}

  @JsonTypeInfo(use = Id.NAME)
  @JsonTypeName("base")
  public static class NamedBase {
    public int a = 1;
  }

  public static class NamedHeir extends NamedBase {}

  public record Types(
      Sealed one,
      Sealed two,
      SealedInner inner,
      SealedOne own,
      SealedTwo ownTwo,
      List<Sealed> list,
      Map<String, Sealed> map,
      Optional<Sealed> optional,
      Sealed[] array,
      List<Registered> registered,
      RegisteredOne registeredOne,
      RegisteredTwo registeredTwo,
      RegisteredThree registeredThree,
      RegisteredFour registeredFour,
      BySimpleName simpleName,
      ByClass byClass,
      ByMinimalClass byMinimalClass,
      Minimal minimal,
      List<Deduced> deduced,
      List<InObject> inObject,
      InObjectTwo ownInObject,
      InArray inArray,
      InArrayOne ownInArray,
      External external,
      List<ExternalOne> externals,
      Existing existing,
      NobodyKnown nobodyKnown,
      TypedEnum typedEnum,
      TypedValue typedValue,
      TypedArray typedArray,
      Carrier<Integer> carrier,
      Untyped untyped,
      NamedBase namedBase,
      NamedHeir namedHeir) {
    public static Types full() {
      return of("y", Optional.of(new SealedOne(1)));
    }

    public static Types bare() {
      return of(null, Optional.empty());
    }

    private static Types of(@Nullable String y, Optional<Sealed> optional) {
      Sealed one = new SealedOne(1);
      return new Types(
          one,
          new SealedTwo(y),
          new SealedDeep(true),
          new SealedOne(1),
          new SealedTwo(y),
          List.of(one, new SealedTwo(y), new SealedDeep(true)),
          Map.of("a", one),
          optional,
          new Sealed[] {one},
          List.of(
              new Registered(),
              new RegisteredOne(),
              new RegisteredTwo(),
              new RegisteredThree(),
              new RegisteredFour()),
          new RegisteredOne(),
          new RegisteredTwo(),
          new RegisteredThree(),
          new RegisteredFour(),
          new Simple(1),
          new Classy(1),
          new Minimal(1),
          new Minimal(1),
          List.of(new DeducedOne(1), new DeducedTwo("b")),
          List.of(new InObjectOne(1), new InObjectTwo(2)),
          new InObjectTwo(2),
          new InArrayOne(1),
          new InArrayOne(1),
          new ExternalOne(1),
          List.of(new ExternalOne(1)),
          new ExistingOne(1),
          new Unlisted(1),
          TypedEnum.B,
          new TypedValue("a"),
          new TypedArray(1, "b"),
          new CarrierOf<>(1, List.of("a")),
          new Untyped(1),
          new NamedBase(),
          new NamedHeir());
    }
  }

  /** The root of a payload is written as the type that it is declared as. */
  @JsonTypeInfo(use = Id.NAME)
  public sealed interface Root permits RootOne {
    static Root full() {
      return new RootOne(1);
    }

    static Root bare() {
      return full();
    }
  }

  public record RootOne(int a) implements Root {}

  public interface Api {
    int getA();
  }

  public static class Impl implements Api {
    @Override
    public int getA() {
      return 1;
    }

    public int getB() {
      return 2;
    }
  }

  @JsonSerialize(as = Api.class)
  public static class ImplAsApi extends Impl {}

  @JsonSerialize(using = ToStringSerializer.class)
  public record Printed(int a) {}

  public record Serialized(
      @JsonSerialize(as = Api.class) Impl impl,
      @JsonSerialize(using = ToStringSerializer.class) long id,
      @JsonSerialize(using = ToStringSerializer.class) @Nullable Long boxed,
      @JsonSerialize(contentUsing = ToStringSerializer.class) List<Long> ids,
      @JsonSerialize(contentUsing = ToStringSerializer.class) Map<String, Long> byName,
      @JsonSerialize(contentAs = Api.class) List<Impl> impls,
      @JsonSerialize(typing = JsonSerialize.Typing.STATIC) Api api,
      ImplAsApi asApi,
      Printed printed) {
    public static Serialized full() {
      return of(1L);
    }

    public static Serialized bare() {
      return of(null);
    }

    private static Serialized of(@Nullable Long boxed) {
      return new Serialized(
          new Impl(),
          1,
          boxed,
          List.of(1L),
          Map.of("a", 1L),
          List.of(new Impl()),
          new Impl(),
          new ImplAsApi(),
          new Printed(1));
    }
  }
}
