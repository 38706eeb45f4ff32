package dev.typewire.processor.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds a type's properties as Jackson does: record components, getters, is-getters and fields, the
 * inherited ones first, with the annotations of setters and constructor parameters.
 */
final class PropertyFinder {
  private final Types types;

  PropertyFinder(Types types) {
    this.types = types;
  }

  Collection<JavaProperty> find(TypeElement type) {
    Map<String, Builder> properties = new LinkedHashMap<>();
    for (TypeElement level : hierarchy(type)) {
      addLevel(level, properties);
    }
    addConstructorParameters(type, properties);
    return properties.values().stream().map(Builder::build).filter(Objects::nonNull).toList();
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
      if (!BuiltInTypes.isPlatform(element.getQualifiedName().toString())) {
        collect(element, levels);
      }
    }
    if (!levels.contains(type)) {
      levels.add(type);
    }
  }

  private static void addLevel(TypeElement level, Map<String, Builder> properties) {
    boolean record = level.getKind() == ElementKind.RECORD;
    for (Element member : level.getEnclosedElements()) {
      if (member.getModifiers().contains(Modifier.STATIC)) {
        continue;
      }
      if (member.getKind() == ElementKind.RECORD_COMPONENT) {
        at(properties, member.getSimpleName().toString()).component = member;
      } else if (member instanceof VariableElement field
          && field.getKind() == ElementKind.FIELD
          && !field.getModifiers().contains(Modifier.TRANSIENT)) {
        at(properties, field.getSimpleName().toString()).fields.add(0, field);
      } else if (member instanceof ExecutableElement method
          && method.getKind() == ElementKind.METHOD) {
        addMethod(method, record, properties);
      }
    }
  }

  private static void addMethod(
      ExecutableElement method, boolean record, Map<String, Builder> properties) {
    String name = method.getSimpleName().toString();
    int parameters = method.getParameters().size();
    if (parameters == 1 && name.startsWith("set") && name.length() > 3) {
      at(properties, decapitalize(name.substring(3))).setters.add(method);
    } else if (parameters == 0 && method.getReturnType().getKind() != TypeKind.VOID) {
      String property = record && properties.containsKey(name) ? name : getterProperty(method);
      if (property != null) {
        at(properties, property).getters.add(0, method);
      } else if (JacksonAnnotations.isDeclaredProperty(method)) {
        at(properties, name).getters.add(0, method);
      }
    }
  }

  private static @Nullable String getterProperty(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (name.startsWith("get") && name.length() > 3) {
      return decapitalize(name.substring(3));
    }
    boolean isBoolean =
        method.getReturnType().getKind() == TypeKind.BOOLEAN
            || method.getReturnType().toString().equals("java.lang.Boolean");
    return isBoolean && name.startsWith("is") && name.length() > 2
        ? decapitalize(name.substring(2))
        : null;
  }

  /** Lower-cases all leading capitals, as Jackson does: {@code URL} gives {@code url}. */
  private static String decapitalize(String name) {
    int capitals = 0;
    while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
      capitals++;
    }
    return name.substring(0, capitals).toLowerCase(java.util.Locale.ROOT)
        + name.substring(capitals);
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

    @Nullable JavaProperty build() {
      List<Element> members = new ArrayList<>(getters);
      members.addAll(fields);
      if (component != null) {
        members.add(component);
      }
      if (members.isEmpty()) {
        return null;
      }
      Element value = getters.isEmpty() ? members.get(0) : publicFirst(getters);
      members.addAll(setters);
      members.addAll(parameters);
      boolean visible =
          component != null
              || getters.stream().anyMatch(getter -> isPublic(getter) && isBeanGetter(getter))
              || fields.stream().anyMatch(Builder::isPublic);
      boolean onlyHidden = getters.stream().noneMatch(Builder::isPublic) && !fields.isEmpty();
      return new JavaProperty(
          name, onlyHidden && component == null ? fields.get(0) : value, members, visible);
    }

    private static boolean isBeanGetter(ExecutableElement getter) {
      return getterProperty(getter) != null;
    }

    private static Element publicFirst(List<ExecutableElement> getters) {
      for (ExecutableElement getter : getters) {
        if (isPublic(getter)) {
          return getter;
        }
      }
      return getters.get(0);
    }

    private static boolean isPublic(Element element) {
      return element.getModifiers().contains(Modifier.PUBLIC);
    }
  }
}
