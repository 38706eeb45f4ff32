package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the Java language lets people write: inheritance, generics, nesting, odd accessors. */
public final class LanguageCorpus {
  private LanguageCorpus() {}

  public interface Named {
    String getName();

    default String getGreeting() {
      return "Hello " + getName();
    }

    static String getStatic() {
      return "no property";
    }
  }

  public record Person(String name, @Override String getName) implements Named {
    static final int LIMIT = 3;

    public Person {
      if (name.length() > 100 * LIMIT) {
        throw new IllegalArgumentException();
      }
    }

    public boolean isLong() {
      return name.length() > LIMIT;
    }

    public int length() {
      return name.length();
    }

    public static Person full() {
      return new Person("Ann", "Ann");
    }

    public static Person bare() {
      return full();
    }
  }

  public abstract static class Animal {
    public abstract Object getFood();

    protected String getSecret() {
      return "secret";
    }

    String getPackagePrivate() {
      return "package";
    }
  }

  /** Narrower results, transient and static fields, exceptions, boxed and other booleans. */
  public static class Dog extends Animal {
    public static final String KIND = "dog";
    private final transient int age = 3;
    public final transient int hidden = 4;
    private final boolean open = true;
    @JsonProperty private final String tag = "tag";
    public final String name = "field";

    @Override
    public String getFood() {
      return "bone";
    }

    public int getAge() {
      return age;
    }

    public Boolean isBoxed() {
      return true;
    }

    public boolean isOpen() {
      return open;
    }

    public String isNoBoolean() {
      return "no property";
    }

    public String getName() throws IOException {
      return name.concat(" by getter");
    }

    public String getWith(String parameter) {
      return parameter;
    }

    public void getNothing() {}

    public String get() {
      return "no property";
    }

    public String getter() {
      return "no property";
    }

    public String tagOf() {
      return tag;
    }

    public static Dog full() {
      return new Dog();
    }

    public static Dog bare() {
      return new Dog();
    }
  }

  public abstract static class Base<K extends Comparable<K>, V> {
    public final List<V> values = new ArrayList<>();
    private final K key;

    protected Base(K key) {
      this.key = key;
    }

    public K getKey() {
      return key;
    }

    public Map<String, ? extends List<? extends V>> getByName() {
      return Map.of("a", values);
    }
  }

  public static class Middle<V> extends Base<UUID, V> {
    protected Middle() {
      super(new UUID(1, 2));
    }
  }

  public static class Bound extends Middle<Map<String, Integer[]>> {
    public static Bound full() {
      Bound bound = new Bound();
      bound.values.add(Map.of("one", new Integer[] {1}));
      return bound;
    }

    public static Bound bare() {
      return new Bound();
    }
  }

  public record Pair<A, B>(A first, @Nullable B second) {
    public <C> Pair<A, C> with(C other) {
      return new Pair<>(first, other);
    }
  }

  public record Left<T>(T item, @Nullable Right<T> right) {}

  public record Right<T>(List<Left<T>> lefts, Pair<T, Right<Integer>> pair) {}

  public record Chain<T extends Comparable<? super T>>(T head, @Nullable Chain<T> tail) {}

  /** Generic types within each other, recursive, bounded, with wildcards and arrays. */
  public record Generics(
      Pair<Pair<String, Integer>, List<Pair<Boolean, String>>> nested,
      Left<String> mutual,
      Chain<LocalDate> chain,
      Pair<?, ? extends Number> wild,
      Pair<String[], int[][]>[] arrays,
      Outer.Inner<String, Integer> inner) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    public static Generics full() {
      Pair<String[], int[][]>[] arrays = new Pair[] {new Pair<>(new String[] {"a"}, new int[1][1])};
      Right<Integer> end = new Right<>(List.of(), new Pair<>(1, null));
      return new Generics(
          new Pair<>(new Pair<>("a", 1), List.of(new Pair<>(true, "b"))),
          new Left<>("l", new Right<>(List.of(new Left<>("m", null)), new Pair<>("p", end))),
          new Chain<>(LocalDate.EPOCH, new Chain<>(LocalDate.EPOCH, null)),
          new Pair<>("any", 1.5),
          arrays,
          new Outer.Inner<>("x", List.of(1)));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    public static Generics bare() {
      return new Generics(
          new Pair<>(new Pair<>("a", null), null),
          new Left<>("l", null),
          new Chain<>(LocalDate.EPOCH, null),
          new Pair<>(1, null),
          new Pair[0],
          new Outer.Inner<>("x", List.of()));
    }
  }

  public static final class Outer {
    private Outer() {}

    public record Inner<T, U>(T one, List<U> many) {}
  }

  public enum Operator {
    PLUS("+") {
      @Override
      int apply(int a, int b) {
        return a + b;
      }
    },
    MINUS("-") {
      @Override
      int apply(int a, int b) {
        return a - b;
      }
    };

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    abstract int apply(int a, int b);

    public String getSign() {
      return sign;
    }
  }

  /** Keys of every sort, and references in references. */
  public record Nested(
      Map<UUID, Map<Integer, Map<Operator, String>>> maps,
      Map<LocalDate, Boolean> byDay,
      Map<Boolean, Operator> byTruth,
      Map<Long, long[]> byLong,
      Map<Character, String> byLetter,
      Map<Class<?>, String> byClass,
      Map<Object, String> byAnything,
      EnumMap<Operator, List<Operator>> operators,
      Optional<AtomicReference<Optional<String>>> deep,
      List<Optional<String>> optionals) {
    public static Nested full() {
      return new Nested(
          Map.of(new UUID(1, 2), Map.of(1, Map.of(Operator.PLUS, "a"))),
          Map.of(LocalDate.EPOCH, true),
          Map.of(true, Operator.MINUS),
          Map.of(1L, new long[] {1}),
          Map.of('c', "d"),
          Map.of(String.class, "s"),
          Map.of("any", "thing"),
          new EnumMap<>(Map.of(Operator.PLUS, List.of(Operator.MINUS))),
          Optional.of(new AtomicReference<>(Optional.of("deep"))),
          List.of(Optional.of("a"), Optional.empty()));
    }

    public static Nested bare() {
      return new Nested(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          new EnumMap<>(Operator.class),
          Optional.empty(),
          List.of());
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
  @JsonTypeName("tags")
  public static class Tags extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    public int getOdd() {
      return 1;
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  @JsonTypeName("labels")
  public static class Labels extends HashMap<String, Integer> {
    private static final long serialVersionUID = 1;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonTypeName("counts")
  public static class Counts extends HashMap<String, Integer> {
    private static final long serialVersionUID = 1;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  public static class Rows extends ArrayList<int[]> {
    private static final long serialVersionUID = 1;
  }

  @JsonFormat(shape = JsonFormat.Shape.POJO)
  public static class MapAsObject extends HashMap<String, Integer> {
    private static final long serialVersionUID = 1;

    public int getExtra() {
      return 2;
    }
  }

  public static class Plain extends ArrayList<List<String>> {
    private static final long serialVersionUID = 1;
  }

  /** Containers with names of their own. */
  public record Containers(
      Tags tags, Labels labels, Counts counts, Rows rows, MapAsObject object, Plain plain) {
    public static Containers full() {
      Containers full = bare();
      full.tags().add("a");
      full.labels().put("a", 1);
      full.counts().put("a", 1);
      full.rows().add(new int[] {1});
      full.plain().add(List.of("b"));
      return full;
    }

    public static Containers bare() {
      return new Containers(
          new Tags(), new Labels(), new Counts(), new Rows(), new MapAsObject(), new Plain());
    }
  }

  /** An inner class, which has a field for the object around it. */
  public static class Around {
    public final Within within = new Within();

    public class Within {
      public final int depth = 1;
    }

    public static Around full() {
      return new Around();
    }

    public static Around bare() {
      return new Around();
    }
  }
}
