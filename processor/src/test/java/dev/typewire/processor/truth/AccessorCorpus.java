package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Several members for one property: which of them gives the value, the name, or takes it away. */
public final class AccessorCorpus {
  private AccessorCorpus() {}

  public static class Names {
    public String getURL() {
      return "acronym";
    }

    public boolean isOK() {
      return true;
    }

    public String getaField() {
      return "no property";
    }

    public String getÉtat() {
      return "accent";
    }

    public @Nullable Boolean isBoxed() {
      return null;
    }

    public AtomicBoolean isAtomic() {
      return new AtomicBoolean();
    }

    public AtomicReference<Boolean> isReference() {
      return new AtomicReference<>(true);
    }

    public Optional<Boolean> isOptional() {
      return Optional.empty();
    }

    public Optional<String> isText() {
      return Optional.of("no property");
    }

    public boolean issue() {
      return true;
    }

    public static Names full() {
      return new Names();
    }

    public static Names bare() {
      return full();
    }
  }

  public static class Base {
    public String getBelow() {
      return "base";
    }

    public String getBeside() {
      return "superclass";
    }
  }

  public interface Beside {
    default boolean isBeside() {
      return true;
    }
  }

  /** {@code get} goes before {@code is}, in any order, unless a type below has the other. */
  public static class Rivals extends Base implements Beside {
    public String getFirst() {
      return "get";
    }

    public boolean isFirst() {
      return true;
    }

    public boolean isSecond() {
      return true;
    }

    public String getSecond() {
      return "get";
    }

    public boolean isBelow() {
      return true;
    }

    public String getNamed() {
      return "get";
    }

    @JsonProperty("named")
    public boolean isNamed() {
      return true;
    }

    public static Rivals full() {
      return new Rivals();
    }

    public static Rivals bare() {
      return full();
    }
  }

  /** A record's own accessor comes last among those of the record. */
  public record Accessors(String label, String flag, String both, String plain)
      implements Ignoring {
    public int getLabel() {
      return 1;
    }

    public boolean isFlag() {
      return true;
    }

    public int getBoth() {
      return 1;
    }

    public boolean isBoth() {
      return true;
    }

    public static Accessors full() {
      return new Accessors("a", "b", "c", "d");
    }

    public static Accessors bare() {
      return full();
    }
  }

  public interface Ignoring {
    default int getPlain() {
      return 1;
    }
  }

  public interface IgnoringAccessor {
    @JsonIgnore
    String byInterface();
  }

  public interface IgnoringGetter {
    @JsonIgnore
    String getStays();
  }

  /** What ignores a getter leaves a component there, but what ignores its accessor does not. */
  public record Ignored(
      String byInterface, String stays, String byAccessor, String byGetter, @JsonIgnore String own)
      implements IgnoringAccessor, IgnoringGetter {
    @Override
    public String getStays() {
      return stays;
    }

    @Override
    @JsonIgnore
    public String byAccessor() {
      return byAccessor;
    }

    @JsonIgnore
    public int getByGetter() {
      return 1;
    }

    public boolean isByGetter() {
      return true;
    }

    public String getOwn() {
      return own;
    }

    public static Ignored full() {
      return new Ignored("a", "b", "c", "d", "e");
    }

    public static Ignored bare() {
      return full();
    }
  }

  /** Names that are given to something else than the getter. */
  public static class Renamed {
    @JsonProperty("from_field")
    private final String field = "field";

    private final String made;

    @JsonCreator
    public Renamed(@JsonProperty("made") String made) {
      this.made = made;
    }

    @JsonProperty
    public String getField() {
      return field;
    }

    public String getMade() {
      return made;
    }

    @JsonIgnore
    public boolean isMade() {
      return true;
    }

    public String getSet() {
      return "set";
    }

    @JsonSetter("from_setter")
    public void setSet(String set) {}

    @JsonGetter("from_getter")
    public String getGot() {
      return "got";
    }

    @JsonProperty("lost")
    public void setGot(String got) {}

    public static Renamed full() {
      return new Renamed("made");
    }

    public static Renamed bare() {
      return full();
    }
  }

  /** Jackson takes an annotation without a name for an empty one. */
  public enum Unnamed {
    @JsonProperty
    BLANK,
    PLAIN
  }

  /** As a number, a constant with a name is that name, unless it is a number itself. */
  @JsonFormat(shape = JsonFormat.Shape.NUMBER)
  public enum Numbered {
    @JsonProperty("10")
    TEN,
    @JsonProperty("-3")
    MINUS,
    @JsonProperty("many")
    MANY,
    PLAIN
  }

  public enum Sized {
    @JsonProperty("s")
    SMALL,
    LARGE
  }

  public record Enums(
      List<Unnamed> unnamed,
      Map<Unnamed, Integer> byUnnamed,
      List<Numbered> numbered,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) List<Sized> sizes,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) Sized size) {
    public static Enums full() {
      return new Enums(
          List.of(Unnamed.values()),
          Map.of(Unnamed.BLANK, 1),
          List.of(Numbered.values()),
          List.of(Sized.values()),
          Sized.SMALL);
    }

    public static Enums bare() {
      return new Enums(List.of(), Map.of(), List.of(), List.of(), Sized.LARGE);
    }
  }

  public record Platform(
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) Timestamp timestamp,
      @JsonFormat(shape = JsonFormat.Shape.NUMBER) java.sql.Date date,
      StackTraceElement frame) {
    public static Platform full() {
      return new Platform(
          new Timestamp(0),
          new java.sql.Date(0),
          new StackTraceElement("Shop", "sell", "Shop.java", 3));
    }

    public static Platform bare() {
      return new Platform(
          new Timestamp(0), new java.sql.Date(0), new StackTraceElement("Shop", "sell", null, -2));
    }
  }

  /** Bodies of constants that leave their texts alone. */
  public enum Operation {
    PLUS {
      @Override
      public int apply(int a, int b) {
        return a + b;
      }
    },
    MINUS {
      @Override
      public int apply(int a, int b) {
        return a - b;
      }
    };

    public abstract int apply(int a, int b);
  }

  public record Operations(List<Operation> all, Map<Operation, Integer> counts) {
    public static Operations full() {
      return new Operations(List.of(Operation.values()), Map.of(Operation.PLUS, 1));
    }

    public static Operations bare() {
      return new Operations(List.of(), Map.of());
    }
  }
}
