package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sealed types that write no id: in a property, a value is what its own class writes. */
public final class SealedCorpus {
  private SealedCorpus() {}

  public sealed interface Shape permits Circle, Square {
    String name();

    default String getLabel() {
      return "a " + name();
    }
  }

  public record Circle(String name, double radius) implements Shape {}

  public record Square(String name, double side) implements Shape {}

  public record Drawing(
      Shape one,
      List<Shape> all,
      Map<String, Shape> byName,
      Optional<Shape> maybe,
      AtomicReference<Shape> last,
      Shape[] row,
      @Nullable Shape none) {
    public static Drawing full() {
      Shape circle = new Circle("circle", 1);
      Shape square = new Square("square", 2);
      return new Drawing(
          circle,
          List.of(circle, square),
          Map.of("square", square),
          Optional.of(circle),
          new AtomicReference<>(circle),
          new Shape[] {circle},
          null);
    }

    public static Drawing bare() {
      return new Drawing(
          new Square("square", 2),
          List.of(),
          Map.of(),
          Optional.empty(),
          new AtomicReference<>(),
          new Shape[0],
          null);
    }
  }

  /** An expression: a tree without any names. */
  public sealed interface Expression permits Literal, Sum, Negation {}

  public record Literal(int value) implements Expression {}

  public record Sum(Expression left, Expression right) implements Expression {}

  public record Negation(Expression of) implements Expression {}

  public record Calculation(
      Expression expression, @JsonIgnoreProperties("right") Expression leftOnly) {
    public static Calculation full() {
      return new Calculation(
          new Sum(new Literal(1), new Negation(new Literal(2))),
          new Sum(new Literal(1), new Literal(2)));
    }

    public static Calculation bare() {
      return new Calculation(new Literal(1), new Literal(2));
    }
  }

  public sealed interface Either<L, R> permits Left, Right {}

  public record Left<L, R>(L left) implements Either<L, R> {}

  public record Right<L, R>(R right) implements Either<L, R> {}

  public record Eithers(
      Either<String, Integer> one, List<Either<String, List<Either<Integer, String>>>> deep) {
    public static Eithers full() {
      return new Eithers(
          new Left<>("a"), List.of(new Right<>(List.of(new Left<>(1), new Right<>("b")))));
    }

    public static Eithers bare() {
      return new Eithers(new Right<>(1), List.of());
    }
  }

  /** Classes with what they share, one of which is open to more. */
  public abstract static sealed class Account permits Basic, Gold {
    public final String id = "id";
    @JsonIgnore public final String secret = "secret";

    public abstract int getLimit();
  }

  public static final class Basic extends Account {
    @Override
    public int getLimit() {
      return 1;
    }
  }

  public static non-sealed class Gold extends Account {
    public final String perk = "lounge";

    @Override
    public int getLimit() {
      return 2;
    }
  }

  /** A sealed class that has values of its own. */
  public static sealed class Contact permits Company {
    public final String name = "Ann";
  }

  public static final class Company extends Contact {
    public final String vat = "DE1";
  }

  public record Accounts(Account main, List<Account> all, Gold gold, List<Contact> contacts) {
    public static Accounts full() {
      return new Accounts(
          new Basic(),
          List.of(new Gold(), new Basic()),
          new Gold(),
          List.of(new Contact(), new Company()));
    }

    public static Accounts bare() {
      return new Accounts(new Gold(), List.of(), new Gold(), List.of());
    }
  }

  /** Enums and records behind one interface. */
  public sealed interface Setting permits Setting.Off, Setting.Dimmed, Level {
    enum Off implements Setting {
      OFF
    }

    record Dimmed(int percent) implements Setting {}
  }

  public enum Level implements Setting {
    LOW,
    HIGH
  }

  public sealed interface Sku permits ShopSku {
    @JsonValue
    String code();
  }

  public record ShopSku(String code) implements Sku {}

  public record Lamp(Setting now, Map<String, Setting> presets, Sku sku) {
    public static Lamp full() {
      return new Lamp(
          Setting.Off.OFF,
          Map.of("a", new Setting.Dimmed(3), "b", Level.HIGH),
          new ShopSku("lamp"));
    }

    public static Lamp bare() {
      return new Lamp(Level.LOW, Map.of(), new ShopSku("lamp"));
    }
  }

  /** Where only a part of the hierarchy has ids, its ids are not written by what is above it. */
  public sealed interface Notice permits Alert, Hint {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  public sealed interface Alert extends Notice permits Fire, Flood {}

  @JsonTypeName("fire")
  public record Fire(String where) implements Alert {}

  @JsonTypeName("flood")
  public record Flood(int depth) implements Alert {}

  public record Hint(String text) implements Notice {}

  public record Notices(Notice first, List<Notice> all, Alert alert) {
    public static Notices full() {
      return new Notices(
          new Fire("kitchen"), List.of(new Flood(3), new Hint("Smile")), new Fire("hall"));
    }

    public static Notices bare() {
      return new Notices(new Hint("Smile"), List.of(), new Flood(1));
    }
  }
}
