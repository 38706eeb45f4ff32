package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonKey;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.util.StdConverter;

/**
 * Payloads with entries that are left out, converted values, keys of all kinds and the platform's
 * less usual types. {@code full()} has a value everywhere, {@code bare()} as little as the type's
 * own annotations allow.
 */
public final class ContentCorpus {
  private ContentCorpus() {}

  private static Map<String, @Nullable String> entries() {
    Map<String, @Nullable String> map = new HashMap<>();
    map.put("a", "a");
    map.put("b", null);
    return map;
  }

  private static Map<String, @Nullable Optional<String>> optionals() {
    Map<String, @Nullable Optional<String>> map = new HashMap<>();
    map.put("a", Optional.of("a"));
    map.put("b", null);
    map.put("c", Optional.empty());
    return map;
  }

  @JsonInclude(content = Include.NON_NULL)
  public static class Entries {
    public Map<String, @Nullable String> ofType = entries();

    @JsonInclude(Include.NON_EMPTY)
    public Map<String, @Nullable String> again = entries();

    @JsonInclude(content = Include.NON_NULL)
    public Map<String, @Nullable Optional<String>> optionals = optionals();

    @JsonInclude(content = Include.NON_ABSENT)
    public Map<String, @Nullable Optional<String>> present = optionals();

    @JsonInclude(content = Include.NON_NULL)
    public List<@Nullable String> list = new java.util.ArrayList<>();

    @JsonAnyGetter
    public Map<String, @Nullable String> rest() {
      return entries();
    }

    public static Entries full() {
      Entries full = new Entries();
      full.list.add(null);
      return full;
    }

    public static Entries bare() {
      Entries bare = new Entries();
      bare.again.clear();
      return bare;
    }
  }

  @JsonInclude(Include.NON_DEFAULT)
  public static class Defaults {
    public @Nullable String text;
    public int number = 5;
    public Optional<String> optional = Optional.of("a");

    public static Defaults full() {
      Defaults full = new Defaults();
      full.text = "text";
      full.number = 0;
      full.optional = Optional.empty();
      return full;
    }

    public static Defaults bare() {
      return new Defaults();
    }
  }

  public static class Millis extends StdConverter<Date, Long> {
    @Override
    public Long convert(Date date) {
      return date.getTime();
    }
  }

  public static class Words extends StdConverter<String, List<String>> {
    @Override
    public List<String> convert(String text) {
      return List.of(text.split(" ", -1));
    }
  }

  public static class Shouted extends StdConverter<Phrase, String> {
    @Override
    public String convert(Phrase phrase) {
      return phrase.text();
    }
  }

  public static class Same extends StdConverter<Itself, Itself> {
    @Override
    public Itself convert(Itself itself) {
      return itself;
    }
  }

  @JsonSerialize(converter = Shouted.class)
  public record Phrase(String text) {}

  @JsonSerialize(converter = Same.class)
  public record Itself(int a) {}

  public record Converted(
      @JsonSerialize(converter = Millis.class) Date millis,
      @JsonSerialize(converter = Millis.class) @Nullable Date maybe,
      @JsonSerialize(contentConverter = Millis.class) List<Date> list,
      @JsonSerialize(contentConverter = Millis.class) Map<String, Date> map,
      @JsonSerialize(converter = Words.class) String words,
      @JsonSerialize(converter = Millis.class) @JsonFormat(shape = Shape.STRING) Date text,
      Phrase phrase,
      Itself itself) {
    public static Converted full() {
      return of(new Date(0));
    }

    public static Converted bare() {
      return of(null);
    }

    private static Converted of(@Nullable Date maybe) {
      Date date = new Date(0);
      return new Converted(
          date,
          maybe,
          List.of(date),
          Map.of("a", date),
          "a b",
          date,
          new Phrase("a"),
          new Itself(1));
    }
  }

  public enum KeyedEnum {
    A;

    @JsonKey
    public String key() {
      return "key";
    }
  }

  public record KeyRecord(@JsonKey String key, int a) {}

  /** What is a key in a map is no property elsewhere. */
  public static class KeyBean {
    public int b = 1;
    @JsonKey public String field = "still written";

    @JsonKey
    public String getKey() {
      return "key";
    }

    @JsonKey(false)
    public String getOther() {
      return "other";
    }
  }

  public record KeyValues(KeyRecord record, KeyBean bean, KeyedEnum constant) {
    public static KeyValues full() {
      return new KeyValues(new KeyRecord("key", 1), new KeyBean(), KeyedEnum.A);
    }

    public static KeyValues bare() {
      return full();
    }
  }

  /** Some texts are empty for Jackson, and some never. */
  @NullMarked
  @JsonInclude(Include.NON_EMPTY)
  public record Empties(
      String text,
      UUID id,
      Locale locale,
      Path path,
      URI uri,
      byte[] bytes,
      Pattern pattern,
      StringBuilder builder,
      char letter,
      Character boxed,
      Instant instant,
      LocalDate day,
      Duration duration,
      Date date,
      Currency currency,
      TimeZone zone,
      Charset charset,
      Class<?> type,
      InetAddress address,
      ByteBuffer buffer,
      KeyedEnum constant) {
    public static Empties full() {
      return of("a", new UUID(1, 2), Locale.ROOT, new byte[] {1});
    }

    public static Empties bare() {
      return of("", new UUID(0, 0), Locale.ROOT, new byte[0]);
    }

    private static Empties of(String text, UUID id, Locale locale, byte[] bytes) {
      return new Empties(
          text,
          id,
          text.isEmpty() ? locale : Locale.GERMAN,
          Path.of(text),
          URI.create(text),
          bytes,
          Pattern.compile(text),
          new StringBuilder(text),
          ' ',
          ' ',
          Instant.EPOCH,
          LocalDate.EPOCH,
          Duration.ZERO,
          new Date(0),
          Currency.getInstance("EUR"),
          TimeZone.getTimeZone("UTC"),
          StandardCharsets.UTF_8,
          String.class,
          InetAddress.getLoopbackAddress(),
          ByteBuffer.allocate(0),
          KeyedEnum.A);
    }
  }

  public record Keys(
      Map<KeyedEnum, KeyedEnum> byEnum,
      Map<KeyRecord, Integer> byRecord,
      Map<Date, Integer> byDate,
      Map<Class<?>, Integer> byClass,
      Map<UUID, Integer> byUuid,
      Map<Object, Integer> byObject) {
    public static Keys full() {
      return new Keys(
          Map.of(KeyedEnum.A, KeyedEnum.A),
          Map.of(new KeyRecord("a", 1), 1),
          Map.of(new Date(0), 1),
          Map.of(String.class, 1),
          Map.of(new UUID(1, 2), 1),
          Map.of(1, 1));
    }

    public static Keys bare() {
      return full();
    }
  }

  @SuppressWarnings({"serial", "JavaUtilDate"})
  public static class OwnDate extends Date {
    public int extra = 1;
  }

  public static class OwnText implements CharSequence {
    @Override
    public int length() {
      return 1;
    }

    @Override
    public char charAt(int index) {
      return 'a';
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return this;
    }

    @Override
    public String toString() {
      return "a";
    }
  }

  public static class Items implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("a").iterator();
    }
  }

  @SuppressWarnings("serial")
  @JsonIgnoreProperties({"cause", "stackTrace", "suppressed"})
  public static class Failure extends RuntimeException {
    public int code = 1;

    public Failure(@Nullable String message) {
      super(message);
    }

    public static Failure full() {
      return new Failure("failed");
    }

    public static Failure bare() {
      return new Failure(null);
    }
  }

  public static class Outer {
    public class Inner {
      public int a = 1;
    }

    public Inner inner = new Inner();
  }

  public record Platform(
      OwnDate ownDate,
      OwnText ownText,
      Items items,
      Outer outer,
      java.sql.Timestamp timestamp,
      Class<?> type,
      ByteBuffer bytes,
      LongAdder adder,
      DoubleAdder doubles,
      IntStream ints,
      List<OptionalInt> optionals,
      List<byte[]> binaries,
      byte[][] nested,
      Byte[] boxes,
      char[][] texts,
      Character[] chars,
      float[] floats,
      boolean[] flags) {
    public static Platform full() {
      return new Platform(
          new OwnDate(),
          new OwnText(),
          new Items(),
          new Outer(),
          new java.sql.Timestamp(0),
          String.class,
          ByteBuffer.wrap(new byte[] {1}),
          new LongAdder(),
          new DoubleAdder(),
          IntStream.of(1),
          List.of(OptionalInt.of(1), OptionalInt.empty()),
          List.of(new byte[] {1}),
          new byte[][] {{1}},
          new Byte[] {1},
          new char[][] {{'a'}},
          new Character[] {'a'},
          new float[] {1},
          new boolean[] {true});
    }

    public static Platform bare() {
      return full();
    }
  }
}
