package dev.typewire.processor.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds a type's properties as Jackson does: record components, getters, is-getters and fields, the
 * inherited ones first, with the annotations of setters and constructor parameters.
 */
final class PropertyFinder {
  private static final Set<String> BOOLEANS =
      Set.of("java.lang.Boolean", "java.util.concurrent.atomic.AtomicBoolean");

  private final Elements elements;
  private final Types types;

  PropertyFinder(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  Collection<JavaProperty> find(TypeElement type) {
    Map<String, Builder> properties = new LinkedHashMap<>();
    Set<String> components = componentsOf(type);
    for (TypeElement level : hierarchy(type)) {
      addLevel(level, components, properties);
    }
    joinFieldsAndAccessors(properties);
    addConstructorParameters(type, properties);
    Visibility visibility = Visibility.of(elements, type);
    return properties.values().stream()
        .map(property -> property.build(visibility))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The type's supertypes and the type itself, the most general first. */
  private List<TypeElement> hierarchy(TypeElement type) {
    List<TypeElement> levels = new ArrayList<>();
    collect(type, levels);
    return levels;
  }

  private void collect(TypeElement type, List<TypeElement> levels) {
    for (TypeMirror supertype : types.directSupertypes(type.asType())) {
      TypeElement element = (TypeElement) ((DeclaredType) supertype).asElement();
      if (BuiltInTypes.hasProperties(element.getQualifiedName().toString())) {
        collect(element, levels);
      }
    }
    if (!levels.contains(type)) {
      levels.add(type);
    }
  }

  private static Set<String> componentsOf(TypeElement type) {
    return type.getRecordComponents().stream()
        .map(component -> component.getSimpleName().toString())
        .collect(Collectors.toSet());
  }

  private static void addLevel(
      TypeElement level, Set<String> components, Map<String, Builder> properties) {
    List<Element> members = new ArrayList<>(level.getEnclosedElements());
    members.removeIf(member -> member.getModifiers().contains(Modifier.STATIC));
    for (Element member : members) {
      if (member.getKind() == ElementKind.RECORD_COMPONENT) {
        at(properties, member.getSimpleName().toString()).component = member;
      }
    }
    // Fields before methods, as a class file has them, whatever their order in the source.
    for (VariableElement field : ElementFilter.fieldsIn(members)) {
      if (!field.getModifiers().contains(Modifier.TRANSIENT)) {
        at(properties, field.getSimpleName().toString()).fields.add(0, field);
      }
    }
    ElementFilter.methodsIn(members).forEach(method -> addMethod(method, components, properties));
  }

  private static void addMethod(
      ExecutableElement method, Set<String> components, Map<String, Builder> properties) {
    String name = method.getSimpleName().toString();
    int parameters = method.getParameters().size();
    if (parameters == 1 && name.startsWith("set")) {
      String property = beanName(name.substring(3));
      if (property != null) {
        at(properties, property).setters.add(method);
      }
    } else if (parameters == 0 && method.getReturnType().getKind() != TypeKind.VOID) {
      String property = components.contains(name) ? name : getterProperty(method);
      if (property != null) {
        at(properties, property).getters.add(0, method);
      } else if (JacksonAnnotations.isDeclaredProperty(method)) {
        at(properties, name).getters.add(0, method);
      }
    }
  }

  private static @Nullable String getterProperty(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (name.startsWith("get")) {
      return beanName(name.substring(3));
    }
    return name.startsWith("is") && isBoolean(method.getReturnType())
        ? beanName(name.substring(2))
        : null;
  }

  /** A boolean, or something that holds one. */
  private static boolean isBoolean(TypeMirror type) {
    if (type.getKind() == TypeKind.BOOLEAN) {
      return true;
    }
    if (!(type instanceof DeclaredType declared)) {
      return false;
    }
    String name = ((TypeElement) declared.asElement()).getQualifiedName().toString();
    return BOOLEANS.contains(name)
        || (BuiltInTypes.isReference(name)
            && declared.getTypeArguments().stream().allMatch(PropertyFinder::isBoolean));
  }

  /**
   * The property that an accessor's name without its prefix stands for, by the rule of the Java
   * Beans: {@code Name} gives {@code name}, but {@code URL} stays. Nothing if it has no capital.
   */
  private static @Nullable String beanName(String name) {
    if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
      return null;
    }
    return name.length() > 1 && Character.isUpperCase(name.charAt(1))
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** {@code getXAxis()} alone gives {@code XAxis}, but belongs to a field {@code xAxis}. */
  private static void joinFieldsAndAccessors(Map<String, Builder> properties) {
    for (Builder field : List.copyOf(properties.values())) {
      if (field.isFieldAlone() && hasEarlyCapital(field.name)) {
        properties.values().stream()
            .filter(other -> other.fields.isEmpty() && other.name.equalsIgnoreCase(field.name))
            .findFirst()
            .ifPresent(
                accessors -> {
                  properties.remove(accessors.name);
                  field.getters.addAll(accessors.getters);
                  field.setters.addAll(accessors.setters);
                });
      }
    }
  }

  private static boolean hasEarlyCapital(String name) {
    return name.chars().limit(2).anyMatch(Character::isUpperCase);
  }

  /** Constructor parameters carry annotations, by the name that they share with a property. */
  private static void addConstructorParameters(TypeElement type, Map<String, Builder> properties) {
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      for (VariableElement parameter : constructor.getParameters()) {
        Builder property = properties.get(parameter.getSimpleName().toString());
        if (property != null) {
          property.parameters.add(parameter);
        }
      }
    }
  }

  private static Builder at(Map<String, Builder> properties, String name) {
    return properties.computeIfAbsent(name, Builder::new);
  }

  private static final class Builder {
    private final String name;
    private final List<ExecutableElement> getters = new ArrayList<>();
    private final List<VariableElement> fields = new ArrayList<>();
    private final List<ExecutableElement> setters = new ArrayList<>();
    private final List<VariableElement> parameters = new ArrayList<>();
    private @Nullable Element component;

    Builder(String name) {
      this.name = name;
    }

    /** Whether there is a field under its own name and nothing else. */
    boolean isFieldAlone() {
      return !fields.isEmpty()
          && component == null
          && getters.isEmpty()
          && setters.isEmpty()
          && fields.stream().noneMatch(JacksonAnnotations::isRenamed);
    }

    private static boolean isDeclared(List<Element> members) {
      return members.stream().anyMatch(JacksonAnnotations::isDeclaredProperty);
    }

    /** Where one member is a property by itself, {@code @JsonIgnore} is about the others alone. */
    private void removeIgnored() {
      boolean declared =
          Stream.of(getters, fields, setters, parameters)
              .flatMap(List::stream)
              .anyMatch(
                  m ->
                      (JacksonAnnotations.isDeclaredProperty(m)
                              || JacksonAnnotations.isDeclaredSetter(m))
                          && !JacksonAnnotations.hasIgnore(m));
      if (declared || isWrittenComponent()) {
        getters.removeIf(JacksonAnnotations::hasIgnore);
        fields.removeIf(JacksonAnnotations::hasIgnore);
        setters.removeIf(JacksonAnnotations::hasIgnore);
      }
    }

    /** A record's component is a property by itself, unless its accessor or field is ignored. */
    private boolean isWrittenComponent() {
      return component != null
          && getters.stream()
              .filter(getter -> getter.getSimpleName().contentEquals(name))
              .noneMatch(JacksonAnnotations::hasIgnore)
          && Stream.concat(Stream.of(component), fields.stream())
              .noneMatch(JacksonAnnotations::hasIgnore);
    }

    @Nullable JavaProperty build(Visibility visibility) {
      removeIgnored();
      List<Element> members = new ArrayList<>(getters);
      members.addAll(fields);
      if (component != null) {
        members.add(component);
      }
      if (members.isEmpty()) {
        return null;
      }
      // The accessor of a component that nobody wrote is public like one that somebody did.
      Predicate<ExecutableElement> isSeen =
          getter ->
              (component != null || getterProperty(getter) != null)
                  && visibility.seesGetter(getter);
      boolean visible =
          (component != null && getters.isEmpty() && visibility.seesAccessors())
              || getters.stream().anyMatch(isSeen)
              || fields.stream().anyMatch(visibility::seesField)
              || isDeclared(members);
      List<ExecutableElement> written =
          getters.stream()
              .filter(isSeen.or(getter -> JacksonAnnotations.isDeclaredProperty(getter)))
              .toList();
      members.addAll(setters);
      members.addAll(parameters);
      if (component != null) {
        Element value = getters.isEmpty() ? members.get(0) : componentValue();
        // An accessor that nobody wrote has no place; the field has that of its component.
        return new JavaProperty(
            name, value, fields.isEmpty() ? value : fields.get(0), members, visible);
      }
      Element value =
          written.isEmpty()
              ? (fields.isEmpty() ? getters.get(0) : fields.get(0))
              : PreferredGetter.of(written);
      return new JavaProperty(name, value, value, members, visible);
    }

    /** What a component gives that has getters; what it inherits is hidden by its accessor. */
    private Element componentValue() {
      List<ExecutableElement> own = getters.stream().filter(Builder::isOfRecord).toList();
      return own.isEmpty()
          ? (fields.isEmpty() ? getters.get(0) : fields.get(0))
          : PreferredGetter.of(own);
    }

    private static boolean isOfRecord(ExecutableElement getter) {
      return getter.getEnclosingElement() instanceof TypeElement type
          && type.getKind() == ElementKind.RECORD;
    }
  }
}
