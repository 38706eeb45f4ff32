package dev.typewire.processor.read;

import dev.typewire.processor.report.DiagnosticId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;

/** Tells which of a type's properties Jackson sees and does not leave out. */
final class WrittenProperties {
  private final Types types;
  private final Origin origin;
  private final JacksonAnnotations jackson;
  private final JsonNames names;
  private final PropertyFinder properties;

  WrittenProperties(
      ProcessingEnvironment environment,
      Origin origin,
      JacksonAnnotations jackson,
      JsonNames names) {
    this.types = environment.getTypeUtils();
    this.origin = origin;
    this.jackson = jackson;
    this.names = names;
    this.properties = new PropertyFinder(environment.getElementUtils(), types);
  }

  /** Them, with their names. */
  List<NamedProperty> of(
      TypeElement type, List<TypeElement> typeThenSupertypes, ShapeReader shapes) {
    Predicate<String> kept = jackson.keptNames(typeThenSupertypes);
    List<NamedProperty> written = new ArrayList<>();
    for (JavaProperty property : properties.find(type)) {
      checkParameters(type, property, shapes);
      Optional<String> explicit = jackson.explicitName(property.members());
      String name = names.of(property, typeThenSupertypes);
      boolean isRest = jackson.isAnyGetter(property.members());
      if (isRest || (property.visible() && kept.test(name) && !isLeftOut(property))) {
        boolean named = explicit.filter(given -> !given.isEmpty()).isPresent();
        written.add(new NamedProperty(property, name, named));
      }
    }
    return written;
  }

  /**
   * Jackson knows which property a constructor's parameter belongs to only if the class file has
   * the parameters' names; a record's always has.
   */
  private void checkParameters(TypeElement type, JavaProperty property, ShapeReader shapes) {
    List<Element> others =
        property.members().stream().filter(m -> m.getKind() != ElementKind.PARAMETER).toList();
    Optional<String> name = jackson.explicitName(property.members());
    boolean renames =
        !name.equals(jackson.explicitName(others))
            && name.filter(n -> !n.isEmpty() && !n.equals(property.implicitName())).isPresent();
    boolean ignores = jackson.isIgnored(property.members()) && !jackson.isIgnored(others);
    if (type.getKind() != ElementKind.RECORD && (renames || ignores)) {
      shapes
          .reached()
          .problem(
              origin.place(type, property),
              false,
              DiagnosticId.PAYLOAD_PARAMETER_ALONE,
              type.getSimpleName()
                  + "."
                  + property.implicitName()
                  + (ignores ? " is left out" : " is renamed")
                  + " by an annotation on a constructor's parameter alone, which Jackson heeds only in a"
                  + " class that was compiled with -parameters. Put the annotation on the field or the"
                  + " getter.");
    }
  }

  /** A getter or component that says what the object is as a key; a field is still written. */
  private boolean isKey(JavaProperty property) {
    boolean isField =
        property.value().getKind() == ElementKind.FIELD
            && property.value().getEnclosingElement() instanceof TypeElement owner
            && owner.getKind() != ElementKind.RECORD;
    return !isField && jackson.isKey(property.members());
  }

  private boolean isLeftOut(JavaProperty property) {
    if (jackson.isIgnored(property.members())
        || jackson.isTypeId(property.members())
        || isKey(property)) {
      return true;
    }
    return types.asElement(ObjectReader.valueType(property.value().asType()))
            instanceof TypeElement type
        && jackson.isIgnoredType(Supertypes.nearestFirst(type));
  }
}
