package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRootName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

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
}
