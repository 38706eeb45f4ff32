package dev.typewire.processor.contract;

import dev.typewire.processor.contract.Definitions.Plain;
import dev.typewire.processor.model.EnumConstant;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeDefinition.EnumType;
import dev.typewire.processor.model.TypeDefinition.ObjectType;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.Named;
import dev.typewire.processor.model.TypeShape.Scalar;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares what messages hold, by where it is used: what Java calls a type does not count. */
final class ShapeComparison {
  private static final Set<String> PLAIN_TEXT =
      Set.of(
          "java.lang.String",
          "java.lang.CharSequence",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer");

  /** A generic type that holds itself of something larger would never come to an end. */
  private static final int DEEPEST_ARGUMENT = 12;

  private final Definitions before;
  private final Definitions now;
  private final Changes changes;
  private final Set<List<TypeShape>> compared = new HashSet<>();

  ShapeComparison(Definitions before, Definitions now, Changes changes) {
    this.before = before;
    this.now = now;
    this.changes = changes;
  }

  void compare(TypeShape earlier, TypeShape later, Spot spot) {
    Plain was = before.plain(earlier);
    Plain is = now.plain(later);
    if (isAnything(was) || isAnything(is)) {
      if (!was.shape().equals(is.shape())) { // null is one of the things that it can be
        changes.unknown(spot.place(), wasAndIs(earlier, later, spot));
      }
    } else if (!compareValues(was.shape(), is.shape(), spot)) {
      changes.breaking(spot.place(), wasAndIs(earlier, later, spot));
    } else if (is.nullable() && !was.nullable()) {
      changes.breaking(spot.place(), spot.name() + " can be null now");
    } else if (was.nullable() && !is.nullable()) {
      changes.safe(spot.place(), spot.name() + " is no longer null");
    }
  }

  /** Whether nobody here knows what it is: the application says it, or it can be anything. */
  private static boolean isAnything(Plain plain) {
    return plain.shape() instanceof TypeShape.Anything
        || plain.shape() instanceof TypeShape.Verbatim;
  }

  private String wasAndIs(TypeShape earlier, TypeShape later, Spot spot) {
    return spot.name()
        + " was "
        + new ShapeText(before).of(earlier)
        + " and is "
        + new ShapeText(now).of(later)
        + " now";
  }

  /** Whether both are the same kind of value; what differs inside of them is added by itself. */
  private boolean compareValues(TypeShape was, TypeShape is, Spot spot) {
    if (was instanceof TypeShape.ListOf list && is instanceof TypeShape.ListOf other) {
      compare(list.element(), other.element(), spot.inside("an element"));
      return true;
    }
    if (was instanceof TypeShape.MapOf map && is instanceof TypeShape.MapOf other) {
      compareKeys(map.key(), other.key(), spot.inside("a key"));
      compare(map.value(), other.value(), spot.inside("a value"));
      return true;
    }
    if (was instanceof Scalar scalar && is instanceof Scalar other) {
      return compareScalars(scalar, other, spot);
    }
    if (was instanceof Named named && is instanceof Named other) {
      return compareNamed(named, other, spot);
    }
    if (was instanceof TypeShape.OneOf || is instanceof TypeShape.OneOf) {
      return compareUnions(was, is, spot);
    }
    if (was instanceof TypeShape.Reshaped || is instanceof TypeShape.Reshaped) {
      return compareReshaped(was, is, spot);
    }
    if (was instanceof TypeShape.Tuple tuple && is instanceof TypeShape.Tuple other) {
      return compareTuples(tuple.elements(), other.elements(), spot);
    }
    if (was instanceof TypeShape.Members members && is instanceof TypeShape.Members other) {
      compareMembers(members.properties(), other.properties(), spot);
      compareRest(members.rest(), other.rest(), spot);
      return true;
    }
    if (was instanceof Scalar scalar && scalar.of() == ScalarKind.STRING && isEnum(is, now)) {
      if (!isPlainText(scalar)) {
        otherText(scalar.java(), ((Named) is).type(), spot);
      }
      return true;
    }
    return was.equals(is);
  }

  private boolean compareTuples(List<TypeShape> earlier, List<TypeShape> later, Spot spot) {
    if (earlier.size() != later.size()) {
      return false;
    }
    for (int i = 0; i < earlier.size(); i++) {
      compare(earlier.get(i), later.get(i), spot.inside("an element"));
    }
    return true;
  }

  private boolean compareReshaped(TypeShape was, TypeShape is, Spot spot) {
    Optional<List<Property>> earlier = propertiesOf(was, before);
    Optional<List<Property>> later = propertiesOf(is, now);
    if (earlier.isEmpty() || later.isEmpty()) {
      return false;
    }
    if (compared.add(List.of(was, is)) && depth(is) <= DEEPEST_ARGUMENT) {
      compareMembers(earlier.get(), later.get(), spot);
    }
    return true;
  }

  private static Optional<List<Property>> propertiesOf(TypeShape shape, Definitions definitions) {
    if (shape instanceof TypeShape.Reshaped reshaped) {
      return Optional.of(definitions.properties(reshaped));
    }
    return shape instanceof Named named
            && definitions.definition(named) instanceof ObjectType object
        ? Optional.of(definitions.properties(object, named))
        : Optional.empty();
  }

  /** An object without a name has no source of its own, so its place is that of what holds it. */
  private void compareMembers(List<Property> earlier, List<Property> later, Spot spot) {
    Map<String, Property> left = byName(earlier, Property::name);
    for (Property is : later) {
      Property was = left.remove(is.name());
      Spot member = spot.inside("\"" + is.name() + "\"");
      if (was == null) {
        changes.safe(member.place(), member.name() + " is new");
      } else {
        comparePresence(was, is, member);
        compare(was.shape(), is.shape(), member);
        CheckComparison.compare(was.checks(), is.checks(), member, changes);
      }
    }
    for (String name : left.keySet()) {
      changes.breaking(spot.place(), spot.inside("\"" + name + "\"").name() + " is gone");
    }
  }

  /** What keys lead to that are not known beforehand, such as those of {@code @JsonAnyGetter}. */
  private void compareRest(@Nullable TypeShape was, @Nullable TypeShape is, Spot spot) {
    Spot rest = spot.inside("any other property");
    if (was != null && is != null) {
      compare(was, is, rest);
    } else if (was != null) {
      changes.breaking(spot.place(), rest.name() + " is gone");
    } else if (is != null) {
      changes.safe(spot.place(), rest.name() + " is new");
    }
  }

  /** A union of one is written as that one; another shape has to be one of the union's. */
  private boolean compareUnions(TypeShape was, TypeShape is, Spot spot) {
    if (was instanceof TypeShape.OneOf oneOf && is instanceof TypeShape.OneOf other) {
      compareAlternatives(oneOf.members(), other.members(), spot);
      return true;
    }
    Optional<TypeShape> one =
        was instanceof TypeShape.OneOf oneOf
            ? alternative(is, oneOf, now)
            : alternative(was, (TypeShape.OneOf) is, before);
    one.map(List::of)
        .ifPresent(
            alone ->
                compareAlternatives(
                    was instanceof TypeShape.OneOf oneOf ? oneOf.members() : alone,
                    is instanceof TypeShape.OneOf oneOf ? oneOf.members() : alone,
                    spot));
    return one.isPresent();
  }

  /** What the union calls a plain shape of these definitions. */
  private static Optional<TypeShape> alternative(
      TypeShape plain, TypeShape.OneOf union, Definitions definitions) {
    return union.members().stream()
        .filter(member -> definitions.plain(member).shape().equals(plain))
        .findFirst();
  }

  /** What is the same alternative by its text is compared; a page does not know a new one. */
  private void compareAlternatives(List<TypeShape> earlier, List<TypeShape> later, Spot spot) {
    List<TypeShape> left = new ArrayList<>(earlier);
    for (TypeShape is : later) {
      if (left.remove(is)) {
        compare(is, is, spot);
      } else {
        changes.breaking(
            spot.place(),
            spot.name() + " can be " + new ShapeText(now).of(is) + " now, which pages do not know");
      }
    }
    for (TypeShape was : left) {
      changes.safe(spot.place(), spot.name() + " is no longer " + new ShapeText(before).of(was));
    }
  }

  private static boolean isEnum(TypeShape shape, Definitions definitions) {
    return shape instanceof Named named && definitions.definition(named) instanceof EnumType;
  }

  private static boolean isPlainText(Scalar scalar) {
    return PLAIN_TEXT.contains(scalar.java());
  }

  private boolean compareScalars(Scalar was, Scalar is, Spot spot) {
    boolean sameText = was.java().equals(is.java()) || isPlainText(was);
    if (was.of() == ScalarKind.STRING && is.of() == ScalarKind.STRING && !sameText) {
      otherText(was.java(), is.java(), spot);
    }
    return was.of() == is.of();
  }

  private void otherText(String was, String is, Spot spot) {
    changes.unknown(
        spot.place(),
        spot.name() + " is still a string, but the text of " + is + " instead of " + was);
  }

  /** Every key is a string in JSON, whatever it is in Java. */
  private void compareKeys(TypeShape earlier, TypeShape later, Spot spot) {
    TypeShape was = before.plain(earlier).shape();
    TypeShape is = now.plain(later).shape();
    compare(
        isEnum(was, before) ? was : Definitions.TEXT,
        isEnum(is, now) ? is : Definitions.TEXT,
        spot);
  }

  private boolean compareNamed(Named was, Named is, Spot spot) {
    TypeDefinition earlier = before.definition(was);
    TypeDefinition later = now.definition(is);
    boolean again = !compared.add(List.of(was, is));
    if (earlier instanceof ObjectType object && later instanceof ObjectType other) {
      if (!again && depth(is) <= DEEPEST_ARGUMENT && depth(was) <= DEEPEST_ARGUMENT) {
        compareProperties(
            before.properties(object, was), now.properties(other, is), is.type(), spot);
        compareRest(before.rest(object, was), now.rest(other, is), spot.type(is.type()));
      }
      return true;
    }
    if (earlier instanceof EnumType type && later instanceof EnumType other) {
      if (!again) {
        compareConstants(type, other, spot);
      }
      return true;
    }
    return false;
  }

  private static int depth(TypeShape shape) {
    if (shape instanceof Named named) {
      return 1 + deepest(named.arguments());
    }
    if (shape instanceof TypeShape.Reshaped reshaped) {
      return depth(reshaped.type());
    }
    if (shape instanceof TypeShape.OrNull orNull) {
      return 1 + depth(orNull.type());
    }
    if (shape instanceof TypeShape.ListOf list) {
      return 1 + depth(list.element());
    }
    if (shape instanceof TypeShape.Tuple tuple) {
      return 1 + deepest(tuple.elements());
    }
    if (shape instanceof TypeShape.OneOf oneOf) {
      return 1 + deepest(oneOf.members());
    }
    return shape instanceof TypeShape.MapOf map
        ? 1 + Math.max(depth(map.key()), depth(map.value()))
        : 0;
  }

  private static int deepest(List<TypeShape> shapes) {
    return shapes.stream().mapToInt(ShapeComparison::depth).max().orElse(0);
  }

  private void compareProperties(
      List<Property> earlier, List<Property> later, String type, Spot spot) {
    Map<String, Property> left = byName(earlier, Property::name);
    for (Property is : later) {
      Property was = left.remove(is.name());
      Spot member = spot.member(type, is.name());
      if (was == null) {
        changes.safe(member.place(), member.name() + " is new");
      } else {
        comparePresence(was, is, member);
        compare(was.shape(), is.shape(), member);
        CheckComparison.compare(was.checks(), is.checks(), member, changes);
      }
    }
    for (String name : left.keySet()) {
      changes.breaking(spot.type(type).place(), spot.member(type, name).name() + " is gone");
    }
  }

  private void comparePresence(Property was, Property is, Spot member) {
    if (is.optional() && !was.optional()) {
      changes.breaking(member.place(), member.name() + " can be missing now");
    } else if (was.optional() && !is.optional()) {
      changes.safe(member.place(), member.name() + " is always there now");
    }
  }

  private void compareConstants(EnumType earlier, EnumType later, Spot spot) {
    Map<String, EnumConstant> left = byName(earlier.constants(), EnumConstant::value);
    Spot type = spot.type(later.type());
    for (EnumConstant is : later.constants()) {
      if (left.remove(is.value()) == null) {
        changes.breaking(
            spot.member(later.type(), is.value()).place(),
            type.name() + " can be \"" + is.value() + "\" now, which pages do not know");
      }
    }
    for (String value : left.keySet()) {
      changes.safe(type.place(), type.name() + " is no longer \"" + value + "\"");
    }
  }

  private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
    Map<String, T> map = new LinkedHashMap<>();
    all.forEach(one -> map.put(name.apply(one), one));
    return map;
  }
}
