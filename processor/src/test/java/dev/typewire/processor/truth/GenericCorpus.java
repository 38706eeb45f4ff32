package dev.typewire.processor.truth;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Null in and around type variables, and classes inside of generic ones. */
public final class GenericCorpus {
  private GenericCorpus() {}

  /** A generic type whose members say where null can be. */
  public static class Held<T> {
    private final @Nullable T one;
    public final T two;
    public final List<@Nullable T> many;
    public final Map<String, @Nullable T> byName;
    public final Map<String, List<@Nullable T>> deep;
    private final T[] array;

    public Held(@Nullable T one, T two, T[] array) {
      this.one = one;
      this.two = two;
      this.many = Arrays.asList(one, two);
      this.byName = new java.util.HashMap<>();
      this.byName.put("one", one);
      this.deep = Map.of("all", many);
      this.array = array;
    }

    public @Nullable T getOne() {
      return one;
    }

    public @Nullable T[] getArray() {
      return array;
    }
  }

  /** The same of a text. */
  public static class HeldText extends Held<String> {
    public HeldText(@Nullable String one) {
      super(one, "two", new String[] {one, "b"});
    }

    public static HeldText full() {
      return new HeldText("one");
    }

    public static HeldText bare() {
      return new HeldText(null);
    }
  }

  /** Where null is in what takes the place of the variable. */
  public static class HeldNull extends Held<@Nullable String> {
    public HeldNull(@Nullable String one) {
      super(one, one, new String[] {one});
    }

    public static HeldNull full() {
      return new HeldNull("one");
    }

    public static HeldNull bare() {
      return new HeldNull(null);
    }
  }

  /** The same where it is used. */
  public record Holder(Held<String> text, Held<List<Integer>> lists) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    public static Holder full() {
      return new Holder(
          new Held<>("one", "two", new String[] {"a"}),
          new Held<>(List.of(1), List.of(2), new List[] {List.of(3)}));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    public static Holder bare() {
      return new Holder(
          new Held<>(null, "two", new String[] {null}),
          new Held<>(null, List.of(2), new List[] {null}));
    }
  }

  /** A generic class with inner classes that use its variables, and hide them. */
  public static class Tree<T> {
    public final Node root;
    public final Node.Leaf<T> leaf;

    public Tree(T value) {
      root = new Node(value);
      leaf = root.new Leaf<>(value);
    }

    public class Node {
      public final T value;

      Node(T value) {
        this.value = value;
      }

      public class Leaf<U> {
        public final U own;
        public final T around;

        Leaf(U own) {
          this.own = own;
          this.around = value;
        }
      }
    }

    public class Hiding<T> {
      public final T hidden;

      Hiding(T hidden) {
        this.hidden = hidden;
      }
    }
  }

  public record Trees(
      Tree<String> tree, Tree<Integer>.Node node, Tree<Integer>.Hiding<String> hiding) {
    public static Trees full() {
      Tree<Integer> numbers = new Tree<>(1);
      return new Trees(new Tree<>("a"), numbers.root, numbers.new Hiding<>("b"));
    }

    public static Trees bare() {
      return full();
    }
  }

  public enum Loud {
    ONE {
      @Override
      public String toString() {
        return "the first";
      }
    },
    TWO
  }

  /** An enum of which one constant has a text of its own. */
  public record Louder(Loud loud, Map<Loud, Integer> counts) {
    public static Louder full() {
      return new Louder(Loud.ONE, Map.of(Loud.ONE, 1));
    }

    public static Louder bare() {
      return new Louder(Loud.TWO, Map.of());
    }
  }
}
