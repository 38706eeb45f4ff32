package dev.typewire.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Which subtypes Jackson knows of a type, and by which ids it writes them. */
final class Subtypes {
  private final Elements elements;
  private final Types types;
  private final JacksonAnnotations jackson;

  Subtypes(ProcessingEnvironment environment, JacksonAnnotations jackson) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.jackson = jackson;
  }

  /** The subtypes that {@code @JsonSubTypes} or {@code permits} lists. */
  List<TypeElement> direct(TypeElement base) {
    return List.copyOf(listed(base).keySet());
  }

  /** Whether a value is written as one of the known subtypes where a property holds it. */
  boolean isUnion(TypeElement type) {
    boolean hasIds = jackson.typeInfo(Supertypes.nearestFirst(type)).isPresent();
    return (hasIds && !direct(type).isEmpty()) || isSealedAlone(type);
  }

  /** Whether the language alone says which subtypes there are, so that no id is written. */
  boolean isSealedAlone(TypeElement type) {
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    return type.getKind() != ElementKind.ENUM
        && !direct(type).isEmpty()
        && !type.getPermittedSubclasses().isEmpty()
        && jackson.typeInfo(typeThenSupertypes).isEmpty()
        && jackson.valueMember(typeThenSupertypes).isEmpty()
        && jackson.serialize(typeThenSupertypes).isEmpty()
        && jackson.unmapped(typeThenSupertypes).isEmpty()
        && !TypeScriptReader.saysShape(elements, type);
  }

  /** The types that values of this one can have, as far as they are known. */
  Set<TypeElement> concrete(TypeElement base) {
    Set<TypeElement> found = new LinkedHashSet<>();
    if (!base.getModifiers().contains(Modifier.ABSTRACT)) {
      found.add(base);
    }
    direct(base).forEach(sub -> found.addAll(concrete(sub)));
    return found;
  }

  /**
   * The id of a type where a property says how ids are written.
   *
   * @param type the type
   * @param base what the property is declared as
   * @param listed the names that the property gives, or empty ones
   */
  String id(TypeElement type, TypeElement base, Map<TypeElement, String> listed, TypeInfo info) {
    String name = listed.getOrDefault(type, "");
    return name.isEmpty() || info.use().endsWith("CLASS") ? id(type, base, info) : name;
  }

  /**
   * The ids of a type: mostly one, but it can differ with the type that a value is declared as.
   *
   * @param type the type
   * @param info what {@code @JsonTypeInfo} says
   * @return nothing where the application makes the ids
   */
  List<String> ids(TypeElement type, TypeInfo info) {
    if (info.isCustom() || jackson.hasTypeIdMember(Supertypes.nearestFirst(type))) {
      return List.of();
    }
    Set<String> ids = new LinkedHashSet<>();
    List<TypeElement> bases = new ArrayList<>(Supertypes.nearestFirst(type));
    bases.removeIf(base -> jackson.typeInfo(Supertypes.nearestFirst(base)).isEmpty());
    for (TypeElement base : bases) {
      ids.add(id(type, base, info));
    }
    return List.copyOf(ids);
  }

  private String id(TypeElement type, TypeElement base, TypeInfo info) {
    String binaryName = elements.getBinaryName(type).toString();
    return switch (info.use()) {
      case "CLASS" -> binaryName;
      case "MINIMAL_CLASS" -> minimal(binaryName, elements.getBinaryName(base).toString());
      case "SIMPLE_NAME" -> name(type, base).orElse(type.getSimpleName().toString());
      default -> name(type, base).orElse(binaryName.substring(binaryName.lastIndexOf('.') + 1));
    };
  }

  /** Without the package of the type that it is declared as. */
  private static String minimal(String binaryName, String base) {
    int dot = base.lastIndexOf('.');
    return dot >= 0 && binaryName.startsWith(base.substring(0, dot + 1))
        ? binaryName.substring(dot)
        : binaryName;
  }

  /** A value declared as its own type prefers its own name. */
  private Optional<String> name(TypeElement type, TypeElement base) {
    Optional<String> own = jackson.typeName(Supertypes.nearestFirst(type));
    Optional<String> registered =
        Optional.ofNullable(registered(base).get(type)).filter(name -> !name.isEmpty());
    return type.equals(base) ? own.or(() -> registered) : registered.or(() -> own);
  }

  /** All that are known from here on, with the names that they are registered by. */
  private Map<TypeElement, String> registered(TypeElement base) {
    Map<TypeElement, String> found = new LinkedHashMap<>();
    jackson.subtypes(Supertypes.nearestFirst(base)).forEach(found::putIfAbsent);
    for (TypeElement sub : direct(base)) {
      registered(sub).forEach(found::putIfAbsent);
    }
    return found;
  }

  private Map<TypeElement, String> listed(TypeElement base) {
    Map<TypeElement, String> found = new LinkedHashMap<>();
    jackson.subtypes(Supertypes.nearestFirst(base)).forEach(found::put);
    if (found.isEmpty()) {
      base.getPermittedSubclasses().stream()
          .filter(DeclaredType.class::isInstance)
          .forEach(sub -> found.put((TypeElement) ((DeclaredType) sub).asElement(), ""));
    }
    // Annotations are inherited, and then list the type itself and its siblings.
    found.keySet().removeIf(sub -> sub.equals(base) || !isSubtype(sub, base));
    return found;
  }

  private boolean isSubtype(TypeElement sub, TypeElement base) {
    return types.isSubtype(types.erasure(sub.asType()), types.erasure(base.asType()));
  }
}
