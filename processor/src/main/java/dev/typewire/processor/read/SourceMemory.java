package dev.typewire.processor.read;

import dev.typewire.processor.model.Check;
import dev.typewire.processor.model.Doc;
import dev.typewire.processor.model.Nullability;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.SourceMembers;
import dev.typewire.processor.model.TypeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * What the source of a member says, also when the member is inherited from a class file: then the
 * compilation that had the source wrote it down.
 */
final class SourceMemory {
  private final ProcessingEnvironment environment;
  private final Origin origin;
  private final KeptFacts kept;
  private final boolean strict;
  private final ConstraintReader constraints;

  SourceMemory(ProcessingEnvironment environment, Origin origin, KeptFacts kept) {
    this.environment = environment;
    this.origin = origin;
    this.kept = kept;
    this.strict = Nullability.of(environment.getOptions()) == Nullability.STRICT;
    this.constraints = new ConstraintReader(environment.getElementUtils());
  }

  /** The documentation of a type or member. */
  Doc doc(Element element) {
    Elements elements = environment.getElementUtils();
    Doc doc =
        recall(element)
            .map(Property::doc)
            .orElseGet(() -> DocReader.read(elements.getDocComment(element)));
    return doc.deprecated().isEmpty() && elements.isDeprecated(element)
        ? new Doc(doc.text(), doc.params(), Doc.WITHOUT_A_WORD)
        : doc;
  }

  /**
   * What a member holds, with the nullness that its source has. Where a type takes the place of a
   * type variable, the annotations of the declaration are lost to javac's view of the member.
   */
  TypeShape withNullness(Element member, TypeShape shape) {
    return recall(member)
        .map(Property::shape)
        .or(() -> declared(member))
        .map(shape::withNullsOf)
        .orElse(shape);
  }

  private Optional<TypeShape> declared(Element member) {
    boolean hasVariables =
        member.getEnclosingElement() instanceof TypeElement declaring
            && !TypeParameters.names(declaring).isEmpty();
    return Optional.ofNullable(hasVariables ? holds(member) : null)
        .map(type -> new ShapeReader(environment).read(type, member, member.toString()));
  }

  /** Whether an annotation on the type of what a member holds says that it is not null. */
  boolean isNonNull(Element member) {
    return Nullness.isNonNull(ObjectReader.valueType(member.asType()))
        || keptOf(member)
            .filter(members -> members.nonNull().contains(member.getSimpleName().toString()))
            .isPresent();
  }

  /** What the constraints on a field or getter promise. */
  List<Check> checks(Element member) {
    return recall(member)
        .map(Property::checks)
        .filter(checks -> !checks.isEmpty())
        .orElseGet(() -> constraints.read(member));
  }

  private Optional<Property> recall(Element element) {
    return keptOf(element).flatMap(kept -> kept.member(element.getSimpleName().toString()));
  }

  private Optional<SourceMembers> keptOf(Element member) {
    return member.getEnclosingElement() instanceof TypeElement declaring
            && !(member instanceof TypeElement)
            && !origin.isSource(declaring)
        ? kept.members(declaring.getQualifiedName().toString())
        : Optional.empty();
  }

  /** What to write down of a type that others inherit from. */
  SourceMembers membersOf(TypeElement source) {
    List<Property> members = new ArrayList<>();
    Set<String> nonNull = new TreeSet<>();
    Map<String, String> components = doc(source).params();
    for (Element member : source.getEnclosedElements()) {
      TypeMirror holds = holds(member);
      if (holds != null && !member.getModifiers().contains(Modifier.STATIC)) {
        ShapeReader shapes = new ShapeReader(environment);
        TypeShape shape = shapes.read(holds, member, member.toString());
        if (Nullness.isNonNull(holds)) {
          nonNull.add(member.getSimpleName().toString());
        }
        boolean nullable = Nullness.isNullable(member) && !(shape instanceof TypeShape.OrNull);
        Property said =
            new Property(
                member.getSimpleName().toString(),
                nullable ? new TypeShape.OrNull(shape) : shape,
                false,
                checks(member),
                memberDoc(member, components));
        // With strict nullability, what has no null in it is the thing to remember.
        if (strict || !SourceMembers.isInClassFile(said)) {
          members.add(said);
        }
      }
    }
    return new SourceMembers(source.getQualifiedName().toString(), members, List.copyOf(nonNull));
  }

  /** A record's component is documented on the record. */
  private Doc memberDoc(Element member, Map<String, String> components) {
    String component = components.get(member.getSimpleName().toString());
    return component == null ? doc(member) : Doc.of(component);
  }

  /** What a field holds, a getter gives or a topic carries. */
  private static @Nullable TypeMirror holds(Element member) {
    if (member.getKind() == ElementKind.FIELD) {
      return member.asType();
    }
    if (member instanceof ExecutableElement method && method.getKind() == ElementKind.METHOD) {
      if (method.getParameters().size() == 1) {
        return method.getParameters().get(0).asType();
      }
      TypeMirror returned = method.getReturnType();
      return returned.getKind() == TypeKind.VOID
          ? null
          : StreamMethods.chunk(returned).orElse(returned);
    }
    return null;
  }
}
