package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIdentityReference;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.ObjectIdGenerator;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.annotation.JsonTypeIdResolver;
import tools.jackson.databind.jsontype.impl.TypeIdResolverBase;

/**
 * Payloads whose properties have their objects written otherwise than the objects' types say: as an
 * id, with the id of a type, or in part. {@code full()} has a value everywhere, {@code bare()} as
 * little as the type's own annotations allow.
 */
public final class ReferenceCorpus {
  private ReferenceCorpus() {}

  @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
  public static class Numbered {
    public String name = "name";
    public @Nullable Numbered next;

    public static Numbered full() {
      Numbered numbered = new Numbered();
      numbered.next = new Numbered();
      numbered.next.next = numbered;
      return numbered;
    }

    public static Numbered bare() {
      return new Numbered();
    }
  }

  @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "key")
  public static class Keyed {
    public UUID key = new UUID(1, 2);
    public @Nullable Keyed self;
    public List<Keyed> list = new ArrayList<>();
    public Map<String, Keyed> map = Map.of();

    public static Keyed full() {
      Keyed keyed = new Keyed();
      keyed.self = keyed;
      keyed.list.add(keyed);
      keyed.map = Map.of("a", keyed);
      return keyed;
    }

    public static Keyed bare() {
      return new Keyed();
    }
  }

  @JsonIdentityInfo(generator = ObjectIdGenerators.UUIDGenerator.class, property = "uuid")
  public record ByUuid(int a) {}

  @JsonIdentityInfo(generator = ObjectIdGenerators.StringIdGenerator.class)
  public record ByText(int a) {}

  @JsonIdentityInfo(generator = ObjectIdGenerators.None.class)
  public record ByNothing(int a) {}

  @SuppressWarnings("serial") // written nowhere
  public static class OwnGenerator extends ObjectIdGenerator<Integer> {
    @Override
    public Class<?> getScope() {
      return Object.class;
    }

    @Override
    public boolean canUseFor(ObjectIdGenerator<?> other) {
      return other instanceof OwnGenerator;
    }

    @Override
    public ObjectIdGenerator<Integer> forScope(Class<?> scope) {
      return this;
    }

    @Override
    public ObjectIdGenerator<Integer> newForSerialization(Object context) {
      return this;
    }

    @Override
    public IdKey key(Object key) {
      return new IdKey(OwnGenerator.class, Object.class, key);
    }

    @Override
    public Integer generateId(Object of) {
      return 77;
    }
  }

  @JsonIdentityInfo(generator = OwnGenerator.class)
  public record ByOwn(int a) {}

  @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
  public record IdOfValue(@JsonValue String text) {}

  @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
  public enum IdOfEnum {
    A
  }

  @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
  @JsonFormat(shape = Shape.ARRAY)
  public record IdOfArray(int a) {}

  @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
  @JsonIdentityReference(alwaysAsId = true)
  public record AlwaysId(long id, String name) {}

  @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
  @JsonTypeInfo(use = Id.NAME)
  public sealed interface Creature permits Bird, Fish {}

  @JsonTypeName("bird")
  public static final class Bird implements Creature {
    public @Nullable Creature friend;
  }

  @JsonTypeName("fish")
  public static final class Fish implements Creature {
    public int fins = 2;
  }

  public record Plain(int id, String name) {}

  public record Identities(
      Keyed keyed,
      ByUuid uuid,
      ByUuid uuidAgain,
      ByText text,
      ByText textAgain,
      ByNothing nothing,
      ByNothing nothingAgain,
      ByOwn own,
      ByOwn ownAgain,
      IdOfValue value,
      IdOfEnum constant,
      IdOfArray array,
      IdOfArray arrayAgain,
      AlwaysId always,
      List<AlwaysId> allAlways,
      List<Creature> creatures,
      @JsonIdentityReference(alwaysAsId = true) Keyed asId,
      @JsonIdentityReference(alwaysAsId = true) List<Keyed> asIds,
      @JsonIdentityReference(alwaysAsId = true) Optional<Keyed> asOptionalId,
      @JsonIdentityReference(alwaysAsId = true) Plain noId,
      @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
          @JsonIdentityReference(alwaysAsId = true)
          Map<String, Plain> ids,
      @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
          Plain here,
      @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
          Plain hereAgain,
      @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
          List<Plain> numbered,
      @JsonIdentityInfo(generator = ObjectIdGenerators.None.class) Numbered stillNumbered) {
    public static Identities full() {
      return of(Keyed.full(), new Plain(1, "a"));
    }

    public static Identities bare() {
      return of(Keyed.bare(), new Plain(1, "a"));
    }

    private static Identities of(Keyed keyed, Plain plain) {
      ByUuid uuid = new ByUuid(1);
      ByText text = new ByText(1);
      ByNothing nothing = new ByNothing(1);
      ByOwn own = new ByOwn(1);
      IdOfArray array = new IdOfArray(1);
      AlwaysId always = new AlwaysId(1, "a");
      Bird bird = new Bird();
      bird.friend = bird;
      return new Identities(
          keyed,
          uuid,
          uuid,
          text,
          text,
          nothing,
          nothing,
          own,
          own,
          new IdOfValue("a"),
          IdOfEnum.A,
          array,
          array,
          always,
          List.of(always),
          List.of(bird, new Fish(), bird),
          keyed,
          List.of(keyed),
          Optional.of(keyed),
          plain,
          Map.of("a", plain),
          plain,
          plain,
          List.of(new Plain(2, "b")),
          Numbered.full());
    }
  }

  public interface Form {}

  public record Circle(int radius) implements Form {}

  public record Text(String text) implements Form {}

  @JsonTypeInfo(use = Id.NAME, property = "kind")
  @JsonSubTypes({@JsonSubTypes.Type(Cat.class), @JsonSubTypes.Type(Dog.class)})
  public interface Pet {}

  @JsonTypeName("cat")
  public record Cat(int id, String name) implements Pet {}

  @JsonTypeName("dog")
  public record Dog(int id, boolean good) implements Pet {}

  public enum Mood {
    FINE
  }

  @SuppressWarnings("serial") // written nowhere
  public static class Resolver extends TypeIdResolverBase {
    @Override
    public String idFromValue(DatabindContext context, Object value) {
      return "resolved";
    }

    @Override
    public String idFromValueAndType(DatabindContext context, Object value, Class<?> type) {
      return "resolved";
    }

    @Override
    public Id getMechanism() {
      return Id.CUSTOM;
    }
  }

  @JsonTypeInfo(use = Id.CUSTOM, property = "t")
  @JsonTypeIdResolver(Resolver.class)
  public record Resolved(int a) {}

  @JsonTypeInfo(use = Id.NAME, property = "t")
  public record OwnTypeId(@JsonTypeId String type, int a) {}

  public record NoTypeId(@JsonTypeId String type, int a) {}

  @JsonTypeInfo(use = Id.NAME, include = As.EXISTING_PROPERTY, property = "gone")
  public record NotExisting(int a) {}

  public record Typed(
      @JsonTypeInfo(use = Id.NAME)
          @JsonSubTypes({
            @JsonSubTypes.Type(value = Circle.class, name = "c"),
            @JsonSubTypes.Type(value = Text.class, name = "t")
          })
          Form form,
      @JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_OBJECT)
          @JsonSubTypes({
            @JsonSubTypes.Type(value = Circle.class, name = "c"),
            @JsonSubTypes.Type(value = Text.class, name = "t")
          })
          Form inObject,
      @JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_ARRAY)
          @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "c"))
          Form inArray,
      @JsonTypeInfo(use = Id.NAME, include = As.EXTERNAL_PROPERTY, property = "formType")
          @JsonSubTypes({
            @JsonSubTypes.Type(value = Circle.class, name = "c"),
            @JsonSubTypes.Type(value = Text.class, name = "t")
          })
          Form external,
      @JsonTypeInfo(use = Id.CLASS, include = As.EXTERNAL_PROPERTY) @Nullable Plain externalClass,
      @JsonTypeInfo(use = Id.NAME, include = As.EXISTING_PROPERTY, property = "radius")
          @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "c"))
          Form existing,
      @JsonTypeInfo(use = Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "c"))
          List<Form> list,
      @JsonTypeInfo(use = Id.NAME)
          @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "c"))
          Map<String, Form> map,
      @JsonTypeInfo(use = Id.MINIMAL_CLASS) @JsonSubTypes(@JsonSubTypes.Type(Circle.class))
          Optional<Form> optional,
      @JsonTypeInfo(use = Id.SIMPLE_NAME) Plain[] bySimpleName,
      @JsonTypeInfo(use = Id.NAME) Plain own,
      @JsonTypeInfo(use = Id.NAME) String text,
      @JsonTypeInfo(use = Id.NAME) int number,
      @JsonTypeInfo(use = Id.NAME) Object object,
      @JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_OBJECT) Mood mood,
      @JsonTypeInfo(use = Id.CUSTOM, property = "t") @JsonTypeIdResolver(Resolver.class)
          Plain resolved,
      Pet pet,
      @JsonTypeInfo(use = Id.NAME, property = "other") Pet otherwise,
      @JsonTypeInfo(use = Id.NONE) List<Pet> pets,
      @JsonTypeInfo(use = Id.DEDUCTION) Pet deduced,
      @JsonTypeInfo(use = Id.NAME, include = As.WRAPPER_OBJECT) Pet wrapped,
      Resolved byResolver,
      OwnTypeId ownTypeId,
      NoTypeId noTypeId,
      NotExisting notExisting) {
    public static Typed full() {
      return of(new Plain(1, "a"), Optional.of(new Circle(1)));
    }

    public static Typed bare() {
      return of(null, Optional.empty());
    }

    private static Typed of(@Nullable Plain external, Optional<Form> optional) {
      Form circle = new Circle(1);
      Pet cat = new Cat(1, "a");
      return new Typed(
          circle,
          new Text("a"),
          circle,
          new Text("a"),
          external,
          circle,
          List.of(circle),
          Map.of("a", circle),
          optional,
          new Plain[] {new Plain(1, "a")},
          new Plain(1, "a"),
          "a",
          1,
          new Plain(1, "a"),
          Mood.FINE,
          new Plain(1, "a"),
          cat,
          cat,
          List.of(cat, new Dog(1, true)),
          cat,
          cat,
          new Resolved(1),
          new OwnTypeId("chosen", 1),
          new NoTypeId("chosen", 1),
          new NotExisting(1));
    }
  }

  public static class Tree {
    public String name = "tree";

    @JsonIgnoreProperties("parent")
    public List<Tree> children = new ArrayList<>();

    @JsonIgnoreProperties("children")
    public @Nullable Tree parent;

    public static Tree full() {
      Tree tree = new Tree();
      Tree child = new Tree();
      child.parent = tree;
      tree.children.add(child);
      Tree grandchild = new Tree();
      grandchild.parent = child;
      child.children.add(grandchild);
      return child;
    }

    public static Tree bare() {
      return new Tree();
    }
  }

  @JsonIgnoreProperties("name")
  public record Nameless(int id, String name, int more) {}

  public record Pair<T>(T first, int id) {}

  public record Selected(
      @JsonIgnoreProperties("id") Plain one,
      @JsonIgnoreProperties("id") List<Plain> list,
      @JsonIgnoreProperties("id") List<List<Plain>> lists,
      @JsonIgnoreProperties("a") Map<String, Plain> map,
      @JsonIgnoreProperties("id") Map<String, Plain> map2,
      @JsonIgnoreProperties("id") Optional<Plain> optional,
      @JsonIgnoreProperties("id") Plain[] array,
      @JsonIgnoreProperties(value = "id", allowGetters = true) Plain all,
      @JsonIgnoreProperties("nothing") Plain nothing,
      @JsonIncludeProperties("id") Plain included,
      @JsonIncludeProperties("id") List<Plain> includedList,
      @JsonIgnoreProperties("id") @JsonUnwrapped Plain unwrapped,
      @JsonIgnoreProperties("id") Nameless merged,
      @JsonIgnoreProperties("id") Pair<Plain> generic,
      @JsonIgnoreProperties({"kind", "id"}) Pet pet,
      @JsonIgnoreProperties("id") List<Dog> dogs,
      @JsonIgnoreProperties("key") List<String> texts,
      @JsonIgnoreProperties("id") Object anything) {
    public static Selected full() {
      return of(Optional.of(new Plain(1, "a")));
    }

    public static Selected bare() {
      return of(Optional.empty());
    }

    private static Selected of(Optional<Plain> optional) {
      Plain plain = new Plain(1, "a");
      return new Selected(
          plain,
          List.of(plain),
          List.of(List.of(plain)),
          Map.of("a", plain, "b", plain),
          Map.of("a", plain),
          optional,
          new Plain[] {plain},
          plain,
          plain,
          plain,
          List.of(plain),
          plain,
          new Nameless(1, "a", 2),
          new Pair<>(plain, 1),
          new Cat(1, "a"),
          List.of(new Dog(1, true)),
          List.of("a"),
          plain);
    }
  }
}
