package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Payloads whose members Jackson finds in other ways than usual: hidden ones, and maps that stand
 * for properties. {@code full()} has a value everywhere, {@code bare()} as little as the type's own
 * annotations allow.
 */
@SuppressWarnings({"unused", "UnusedVariable", "UnusedMethod"}) // Jackson reads what is hidden
public final class VisibilityCorpus {
  private VisibilityCorpus() {}

  @JsonAutoDetect(fieldVisibility = Visibility.ANY)
  public static class AllFields {
    private int hidden = 1;
    int inPackage = 2;
    protected int inherited = 3;
    public int open = 4;
    private transient int passing = 5;
    private boolean isSet = true;

    public int getGot() {
      return 6;
    }

    public boolean isSet() {
      return isSet;
    }

    public static AllFields full() {
      return new AllFields();
    }

    public static AllFields bare() {
      return full();
    }
  }

  @JsonAutoDetect(fieldVisibility = Visibility.NON_PRIVATE)
  public static class NonPrivate extends AllFields {
    public static NonPrivate full() {
      return new NonPrivate();
    }

    public static NonPrivate bare() {
      return full();
    }
  }

  @JsonAutoDetect(fieldVisibility = Visibility.PROTECTED_AND_PUBLIC)
  public static class ProtectedToo extends AllFields {
    public static ProtectedToo full() {
      return new ProtectedToo();
    }

    public static ProtectedToo bare() {
      return full();
    }
  }

  @JsonAutoDetect
  public static class AsUsual extends AllFields {
    public static AsUsual full() {
      return new AsUsual();
    }

    public static AsUsual bare() {
      return full();
    }
  }

  public static class AllOfHeir extends AllFields {
    private int own = 7;

    public static AllOfHeir full() {
      return new AllOfHeir();
    }

    public static AllOfHeir bare() {
      return full();
    }
  }

  @JsonAutoDetect(getterVisibility = Visibility.NONE, fieldVisibility = Visibility.PUBLIC_ONLY)
  public static class NoGetters {
    public int field = 1;
    private String text = "text";

    public int getText() {
      return 1;
    }

    public boolean isOn() {
      return true;
    }

    @JsonProperty
    public int getDeclared() {
      return 1;
    }

    @JsonGetter
    int alsoDeclared() {
      return 1;
    }

    public static NoGetters full() {
      return new NoGetters();
    }

    public static NoGetters bare() {
      return full();
    }
  }

  @JsonAutoDetect(
      getterVisibility = Visibility.NONE,
      isGetterVisibility = Visibility.NONE,
      fieldVisibility = Visibility.ANY)
  public static class FieldsOnly {
    private String text = "text";

    public int getText() {
      return 1;
    }

    public boolean isDerived() {
      return true;
    }

    public static FieldsOnly full() {
      return new FieldsOnly();
    }

    public static FieldsOnly bare() {
      return full();
    }
  }

  @JsonAutoDetect(
      getterVisibility = Visibility.ANY,
      isGetterVisibility = Visibility.PROTECTED_AND_PUBLIC)
  public static class HiddenGetters {
    private int getHidden() {
      return 1;
    }

    protected Boolean isKept() {
      return true;
    }

    boolean isGone() {
      return true;
    }

    public static HiddenGetters full() {
      return new HiddenGetters();
    }

    public static HiddenGetters bare() {
      return full();
    }
  }

  @JsonAutoDetect(fieldVisibility = Visibility.NONE)
  public record Accessors(int a) {
    public int getMore() {
      return 1;
    }

    public static Accessors full() {
      return new Accessors(1);
    }

    public static Accessors bare() {
      return full();
    }
  }

  @JsonAutoDetect(getterVisibility = Visibility.NONE)
  public record NothingLeft(int a, @JsonProperty("kept") int b) {
    public int getMore() {
      return 1;
    }

    public static NothingLeft full() {
      return new NothingLeft(1, 2);
    }

    public static NothingLeft bare() {
      return full();
    }
  }

  @JsonAutoDetect(getterVisibility = Visibility.NONE, fieldVisibility = Visibility.ANY)
  public record Components(int a, int b) {
    public int getMore() {
      return 1;
    }

    public static Components full() {
      return new Components(1, 2);
    }

    public static Components bare() {
      return full();
    }
  }

  @JsonAutoDetect(getterVisibility = Visibility.NONE, fieldVisibility = Visibility.ANY)
  public interface Hiding {
    int getA();
  }

  public static class Hidden implements Hiding {
    private int b = 1;

    @Override
    public int getA() {
      return 1;
    }

    public static Hidden full() {
      return new Hidden();
    }

    public static Hidden bare() {
      return full();
    }
  }

  public record Part(int x, @JsonInclude(Include.NON_NULL) @Nullable String note) {}

  /** Annotations that are about something else make a property of what is hidden, too. */
  public static class Revealed {
    @JsonFormat(shape = Shape.STRING)
    private int formatted = 1;

    @JsonView(Object.class)
    private int viewed = 2;

    @JsonSerialize private int serialized = 3;
    @JsonManagedReference private Part managed = new Part(1, null);
    @JsonInclude private int stillHidden = 4;

    @JsonIgnoreProperties("x")
    private Part alsoHidden = new Part(1, null);

    @JsonFormat(shape = Shape.STRING)
    int method() {
      return 1;
    }

    @JsonUnwrapped(prefix = "p")
    Part part() {
      return new Part(1, "note");
    }

    @JsonInclude
    int nothing() {
      return 1;
    }

    public static Revealed full() {
      return new Revealed();
    }

    public static Revealed bare() {
      return full();
    }
  }

  /** What is annotated for reading alone gives a name, but nothing to write. */
  public static class ForReading {
    private int a = 1;
    private int b = 2;
    private int c = 3;
    private int d = 4;

    @JsonProperty(access = Access.READ_ONLY)
    private int e = 5;

    @JsonProperty(access = Access.WRITE_ONLY)
    private int f = 6;

    @JsonCreator
    public ForReading(@JsonProperty("d") int d) {
      this.d = d;
    }

    @JsonProperty
    public void setA(int a) {
      this.a = a;
    }

    @JsonProperty("bee")
    public void setB(int b) {
      this.b = b;
    }

    public int getB() {
      return b;
    }

    public int getF() {
      return f;
    }

    public static ForReading full() {
      return new ForReading(4);
    }

    public static ForReading bare() {
      return full();
    }
  }

  public static class Extra {
    public int known = 1;
    @Nullable public String text;

    private final Map<String, List<Integer>> rest = new TreeMap<>();

    @JsonAnyGetter
    public Map<String, List<Integer>> others() {
      return rest;
    }

    public static Extra full() {
      Extra extra = new Extra();
      extra.text = "text";
      extra.rest.put("more", List.of(1));
      return extra;
    }

    public static Extra bare() {
      return new Extra();
    }
  }

  public static class ExtraHeir extends Extra {
    @JsonInclude(Include.NON_NULL)
    public @Nullable Boolean flag;

    @Override
    public Map<String, List<Integer>> others() {
      return Map.of("heir", List.of());
    }

    public static ExtraHeir full() {
      ExtraHeir heir = new ExtraHeir();
      heir.flag = true;
      return heir;
    }

    public static ExtraHeir bare() {
      return new ExtraHeir();
    }
  }

  public record ExtraRecord<T>(int a, @JsonAnyGetter Map<String, T> rest) {
    public static ExtraRecord<String> full() {
      return new ExtraRecord<>(1, Map.of("b", "c"));
    }

    public static ExtraRecord<String> bare() {
      return new ExtraRecord<>(1, Map.of());
    }
  }

  public static class HiddenExtra {
    @JsonAnyGetter private final Map<Integer, @Nullable String> rest = new TreeMap<>();

    public static HiddenExtra full() {
      HiddenExtra extra = new HiddenExtra();
      extra.rest.put(1, null);
      extra.rest.put(2, "two");
      return extra;
    }

    public static HiddenExtra bare() {
      return new HiddenExtra();
    }
  }

  /** {@code @JsonIgnore} is about the property that it would be otherwise. */
  public static class IgnoredExtra {
    @JsonIgnore
    @JsonAnyGetter
    public Map<String, Integer> getRest() {
      return Map.of("a", 1);
    }

    public static IgnoredExtra full() {
      return new IgnoredExtra();
    }

    public static IgnoredExtra bare() {
      return full();
    }
  }

  public static class NoExtra {
    @JsonAnyGetter(enabled = false)
    public Map<String, Integer> getRest() {
      return Map.of("a", 1);
    }

    public static NoExtra full() {
      return new NoExtra();
    }

    public static NoExtra bare() {
      return full();
    }
  }

  public static class UnwrappedExtra {
    @JsonUnwrapped public Extra extra = Extra.full();
    public boolean own = true;

    public static UnwrappedExtra full() {
      return new UnwrappedExtra();
    }

    public static UnwrappedExtra bare() {
      return full();
    }
  }

  @JsonFormat(shape = Shape.ARRAY)
  public static class ExtraArray {
    public int a = 1;

    @JsonAnyGetter
    public Map<String, Integer> rest() {
      return Map.of("b", 2);
    }
  }

  public record Extras(ExtraArray array) {
    public static Extras full() {
      return new Extras(new ExtraArray());
    }

    public static Extras bare() {
      return full();
    }
  }

  @JsonIgnoreProperties(value = "x", allowGetters = true)
  public record NotIgnored(int x) {
    public static NotIgnored full() {
      return new NotIgnored(1);
    }

    public static NotIgnored bare() {
      return full();
    }
  }

  @JsonIncludeProperties({"a", "b"})
  @JsonIgnoreProperties("b")
  public static class Included {
    public int a = 1;
    public int b = 2;
    public int c = 3;

    public static Included full() {
      return new Included();
    }

    public static Included bare() {
      return full();
    }
  }

  public static class IncludedHeir extends Included {
    public int d = 4;

    public static IncludedHeir full() {
      return new IncludedHeir();
    }

    public static IncludedHeir bare() {
      return full();
    }
  }

  /** {@code @JsonIgnore} on some members, while others are properties by themselves. */
  public static class PartlyIgnored {
    private String owner = "owner";
    @JsonProperty private String field = "field";
    private String both = "both";
    private String gone = "gone";
    private String unread = "unread";

    public String getOwner() {
      return owner;
    }

    @JsonProperty
    public void setOwner(String owner) {
      this.owner = owner;
    }

    @JsonIgnore
    public void setOwner(int owner) {
      this.owner = Integer.toString(owner);
    }

    @JsonIgnore
    public int getField() {
      return field.length();
    }

    public String getBoth() {
      return both;
    }

    @JsonIgnore
    public void setBoth(String both) {
      this.both = both;
    }

    @JsonIgnore
    public String getUnread() {
      return unread;
    }

    @JsonSetter
    public void setUnread(String unread) {
      this.unread = unread;
    }

    @JsonIgnore
    public String getGone() {
      return gone;
    }

    @JsonProperty
    public String getShown() {
      return "shown";
    }

    public static PartlyIgnored full() {
      return new PartlyIgnored();
    }

    public static PartlyIgnored bare() {
      return new PartlyIgnored();
    }
  }
}
