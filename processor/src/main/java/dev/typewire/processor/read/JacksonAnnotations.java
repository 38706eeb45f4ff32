package dev.typewire.processor.read;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What Jackson's annotations say of the members that make up one property, or of one type. */
final class JacksonAnnotations {
  private static final String PACKAGE =
      AnnotationReader.name("com", "fasterxml", "jackson", "annotation", "");
  private static final String DATABIND =
      AnnotationReader.name("tools", "jackson", "databind", "annotation", "");

  private static final String NAMING = DATABIND + "JsonNaming";

  /** Annotations that change the JSON in ways that are not mapped to a type yet. */
  private static final Set<String> UNMAPPED =
      Set.of(
          PACKAGE + "JsonApplyView",
          PACKAGE + "JsonFilter",
          DATABIND + "JsonAppend",
          PACKAGE + "JsonRawValue");

  /** Without {@code USE_DEFAULTS}, and what javac could not read. */
  private static final Set<String> INCLUSIONS =
      Arrays.stream(Inclusion.values()).map(Inclusion::name).collect(Collectors.toSet());

  /** Annotations that make any method without parameters, and any field, a property. */
  private static final Set<String> DECLARING =
      Set.of(
          PACKAGE + "JsonProperty",
          PACKAGE + "JsonGetter",
          PACKAGE + "JsonAnyGetter",
          PACKAGE + "JsonView",
          PACKAGE + "JsonFormat",
          PACKAGE + "JsonTypeInfo",
          PACKAGE + "JsonRawValue",
          PACKAGE + "JsonUnwrapped",
          PACKAGE + "JsonBackReference",
          PACKAGE + "JsonManagedReference",
          DATABIND + "JsonSerialize");

  private final Elements elements;

  /** Whether an annotation on this member makes it a property, whatever its name. */
  static boolean isDeclaredProperty(Element member) {
    return member.getAnnotationMirrors().stream()
        .map(AnnotationReader::nameOf)
        .anyMatch(DECLARING::contains);
  }

  /** Whether an annotation makes this member a setter, whatever its name. */
  static boolean isDeclaredSetter(Element member) {
    return member.getAnnotationMirrors().stream()
        .map(AnnotationReader::nameOf)
        .anyMatch((PACKAGE + "JsonSetter")::equals);
  }

  /** Whether {@code @JsonProperty} gives this member another name. */
  static boolean isRenamed(Element member) {
    return member.getAnnotationMirrors().stream()
        .filter(mirror -> AnnotationReader.nameOf(mirror).equals(PACKAGE + "JsonProperty"))
        .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
        .anyMatch(
            entry ->
                entry.getKey().getSimpleName().contentEquals("value")
                    && !"".equals(entry.getValue().getValue()));
  }

  /** Whether {@code @JsonIgnore} is on this very member. */
  static boolean hasIgnore(Element member) {
    return member.getAnnotationMirrors().stream()
        .filter(mirror -> AnnotationReader.nameOf(mirror).equals(PACKAGE + "JsonIgnore"))
        .anyMatch(
            mirror ->
                mirror.getElementValues().values().stream()
                    .noneMatch(value -> Boolean.FALSE.equals(value.getValue())));
  }

  JacksonAnnotations(Elements elements) {
    this.elements = elements;
  }

  /** The name that an annotation gives to the first of these; empty for the implicit one. */
  Optional<String> explicitName(List<? extends Element> members) {
    List<String> names = members.stream().flatMap(member -> explicitName(member).stream()).toList();
    return names.stream()
        .filter(name -> !name.isEmpty())
        .findFirst()
        .or(() -> names.stream().findFirst());
  }

  private Optional<String> explicitName(Element member) {
    boolean isSetter =
        member instanceof ExecutableElement method && !method.getParameters().isEmpty();
    return find(member, isSetter ? "JsonSetter" : "JsonGetter")
        .or(() -> find(member, "JsonProperty"))
        .map(annotation -> annotation.text("value").value());
  }

  boolean isIgnored(List<? extends Element> members) {
    return members.stream()
        .anyMatch(
            member ->
                find(member, "JsonIgnore").filter(ignore -> ignore.flag("value")).isPresent()
                    || find(member, "JsonBackReference").isPresent()
                    || find(member, "JsonProperty")
                        .filter(property -> property.constant("access").equals("WRITE_ONLY"))
                        .isPresent());
  }

  /**
   * The names that {@code @JsonIgnoreProperties} and {@code @JsonIncludeProperties} on the nearest
   * of these leave in.
   */
  Predicate<String> keptNames(List<? extends Element> membersOrTypes) {
    List<String> ignored =
        findFirst(membersOrTypes, "JsonIgnoreProperties")
            .filter(ignore -> !ignore.flag("allowGetters"))
            .map(ignore -> ignore.texts("value"))
            .orElse(List.of());
    Optional<List<String>> included =
        findFirst(membersOrTypes, "JsonIncludeProperties").map(include -> include.texts("value"));
    return name -> !ignored.contains(name) && included.map(i -> i.contains(name)).orElse(true);
  }

  /** Whether an annotation on these leaves names out. */
  boolean selects(List<? extends Element> membersOrTypes) {
    return findFirst(membersOrTypes, "JsonIgnoreProperties")
        .or(() -> findFirst(membersOrTypes, "JsonIncludeProperties"))
        .isPresent();
  }

  boolean isIgnoredType(List<? extends Element> typeThenSupertypes) {
    return findFirst(typeThenSupertypes, "JsonIgnoreType")
        .filter(ignore -> ignore.flag("value"))
        .isPresent();
  }

  /** What {@code @JsonInclude} says on the first of these that has it, or the mapper's own. */
  Inclusion inclusion(List<? extends Element> membersThenTypes, Inclusion ofMapper) {
    for (Element element : membersThenTypes) {
      Optional<Inclusion> inclusion =
          find(element, "JsonInclude")
              .map(include -> include.constant("value"))
              .filter(INCLUSIONS::contains)
              .map(Inclusion::valueOf);
      if (inclusion.isPresent()) {
        return inclusion.get();
      }
    }
    return ofMapper;
  }

  /** How the nearest {@code @JsonNaming} makes names; nothing if it has a strategy of its own. */
  Optional<Naming> naming(List<? extends Element> typeThenSupertypes) {
    // Without a strategy it turns the naming of the mapper off.
    return strategy(typeThenSupertypes).map(named -> Naming.of(named).orElse(Naming.NONE));
  }

  private Optional<String> strategy(List<? extends Element> typeThenSupertypes) {
    return typeThenSupertypes.stream()
        .flatMap(type -> AnnotationReader.find(elements, type, NAMING).stream())
        .findFirst()
        .map(naming -> naming.type("value"));
  }

  /** What {@code @JsonFormat} says on the first of these that has it. */
  Optional<Format> format(List<? extends Element> membersOrTypes) {
    return findFirst(membersOrTypes, "JsonFormat")
        .map(
            format ->
                new Format(
                    format.constant("shape"),
                    format.text("pattern").value(),
                    format.texts("with").contains("WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED")));
  }

  /** What {@code @JsonUnwrapped} puts around names; nothing if the object stays whole. */
  Optional<Affixes> unwrapped(List<? extends Element> members) {
    return findFirst(members, "JsonUnwrapped")
        .filter(unwrapped -> unwrapped.flag("enabled"))
        .map(
            unwrapped ->
                Affixes.of(unwrapped.text("prefix").value(), unwrapped.text("suffix").value()));
  }

  /** How the nearest {@code @JsonTypeInfo} writes which type it is; nothing if not at all. */
  Optional<TypeInfo> typeInfo(List<? extends Element> typeThenSupertypes) {
    return ownTypeInfo(typeThenSupertypes).filter(info -> !info.isNone());
  }

  /** The same, also where it says that nothing is written. */
  Optional<TypeInfo> ownTypeInfo(List<? extends Element> membersOrTypes) {
    return findFirst(membersOrTypes, "JsonTypeInfo")
        .map(info -> TypeInfo.of(info, hasTypeIdResolver(membersOrTypes)));
  }

  private boolean hasTypeIdResolver(List<? extends Element> membersOrTypes) {
    return membersOrTypes.stream()
        .anyMatch(
            element ->
                AnnotationReader.find(elements, element, DATABIND + "JsonTypeIdResolver")
                    .isPresent());
  }

  /** Whether the id of a type is what this property holds. */
  boolean isTypeId(List<? extends Element> members) {
    return findFirst(members, "JsonTypeId").isPresent();
  }

  /** Whether a property holds the id of the type. */
  boolean hasTypeIdMember(List<TypeElement> typeThenSupertypes) {
    return typeThenSupertypes.stream().anyMatch(type -> isTypeId(type.getEnclosedElements()));
  }

  /** How the first of these says that objects have ids. */
  Optional<AnnotationReader> identity(List<? extends Element> membersOrTypes) {
    return findFirst(membersOrTypes, "JsonIdentityInfo");
  }

  /** Whether ids alone are written; nothing if none of these says it. */
  Optional<Boolean> alwaysAsId(List<? extends Element> membersOrTypes) {
    return findFirst(membersOrTypes, "JsonIdentityReference")
        .map(reference -> reference.flag("alwaysAsId"));
  }

  /** The id that the nearest {@code @JsonTypeName} gives. */
  Optional<String> typeName(List<? extends Element> typeThenSupertypes) {
    return findFirst(typeThenSupertypes, "JsonTypeName")
        .map(name -> name.text("value").value())
        .filter(name -> !name.isEmpty());
  }

  /** What the nearest {@code @JsonSubTypes} lists, with names or empty strings. */
  Map<TypeElement, String> subtypes(List<? extends Element> typeThenSupertypes) {
    Map<TypeElement, String> found = new LinkedHashMap<>();
    findFirst(typeThenSupertypes, "JsonSubTypes")
        .map(subtypes -> subtypes.annotations("value"))
        .orElse(List.of())
        .forEach(
            subtype ->
                subtype.typeElement("value").ifPresent(type -> found.put(type, name(subtype))));
    return found;
  }

  private static String name(AnnotationReader subtype) {
    String name = subtype.text("name").value();
    return name.isEmpty() ? subtype.texts("names").stream().findFirst().orElse("") : name;
  }

  /** {@code @JsonSerialize} on the first of these that has it. */
  Optional<AnnotationReader> serialize(List<? extends Element> membersOrTypes) {
    return membersOrTypes.stream()
        .flatMap(e -> AnnotationReader.find(elements, e, DATABIND + "JsonSerialize").stream())
        .findFirst();
  }

  /** Whether the entries of this map stand beside the other properties. */
  boolean isAnyGetter(List<? extends Element> members) {
    return findFirst(members, "JsonAnyGetter").filter(any -> any.flag("enabled")).isPresent();
  }

  /** The names that {@code @JsonPropertyOrder} puts first. */
  List<String> listedOrder(List<? extends Element> typeThenSupertypes) {
    return findFirst(typeThenSupertypes, "JsonPropertyOrder")
        .map(order -> order.texts("value"))
        .orElse(List.of());
  }

  /** Whether {@code @JsonPropertyOrder(alphabetic = false)} leaves the order to the JVM. */
  boolean keepsDeclaredOrder(List<? extends Element> typeThenSupertypes) {
    return findFirst(typeThenSupertypes, "JsonPropertyOrder")
        .filter(order -> order.isWritten("alphabetic") && !order.flag("alphabetic"))
        .isPresent();
  }

  /** Whether {@code @JsonProperty(index = …)} moves this property. */
  boolean isIndexed(List<? extends Element> members) {
    return members.stream()
        .flatMap(member -> find(member, "JsonProperty").stream())
        .anyMatch(property -> property.isWritten("index"));
  }

  /** The field or method that {@code @JsonValue} writes instead of the object that it is in. */
  Optional<Element> valueMember(List<TypeElement> typeThenSupertypes) {
    Set<String> overridden = new HashSet<>();
    for (TypeElement type : typeThenSupertypes) {
      for (Element member : type.getEnclosedElements()) {
        Optional<AnnotationReader> value = find(member, "JsonValue");
        if (value.isPresent() && overridden.add(member.toString()) && value.get().flag("value")) {
          return Optional.of(member);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether {@code @JsonKey} says what this type is as a key. */
  boolean hasKey(TypeElement type) {
    return type.getEnclosedElements().stream()
        .anyMatch(member -> find(member, "JsonKey").filter(key -> key.flag("value")).isPresent());
  }

  /** Whether this is what the object is as a map's key, and no property of it. */
  boolean isKey(List<? extends Element> members) {
    return findFirst(members, "JsonKey").filter(key -> key.flag("value")).isPresent();
  }

  /** Which entries of a map the first of these with {@code @JsonInclude} leaves in. */
  Inclusion contentInclusion(List<? extends Element> membersThenTypes) {
    return findFirst(membersThenTypes, "JsonInclude")
        .map(include -> include.constant("content"))
        .filter(INCLUSIONS::contains)
        .map(Inclusion::valueOf)
        .orElse(Inclusion.ALWAYS);
  }

  /** The simple name of an annotation here that changes the JSON and is not mapped yet. */
  private Optional<String> unmapped(Element element) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      String name = AnnotationReader.nameOf(annotation);
      if (UNMAPPED.contains(name)) {
        return Optional.of(name.substring(name.lastIndexOf('.') + 1));
      }
    }
    boolean ownIds =
        find(element, "JsonTypeInfo")
            .filter(info -> !TypeInfo.of(info, hasTypeIdResolver(List.of(element))).isKnown())
            .isPresent();
    if (ownIds) {
      return Optional.of("JsonTypeInfo");
    }
    boolean ownStrategy = strategy(List.of(element)).filter(s -> !Naming.isKnown(s)).isPresent();
    return ownStrategy ? Optional.of("JsonNaming") : Optional.empty();
  }

  /** The same for the first of these that has one. */
  Optional<String> unmapped(List<? extends Element> candidates) {
    return candidates.stream().flatMap(candidate -> unmapped(candidate).stream()).findFirst();
  }

  private Optional<AnnotationReader> findFirst(
      List<? extends Element> candidates, String annotation) {
    return candidates.stream()
        .flatMap(candidate -> find(candidate, annotation).stream())
        .findFirst();
  }

  private Optional<AnnotationReader> find(Element element, String annotation) {
    return AnnotationReader.find(elements, element, PACKAGE + annotation);
  }

  /** When a property is left out: Jackson's {@code JsonInclude.Include}. */
  enum Inclusion {
    ALWAYS,
    NON_NULL,
    NON_ABSENT,
    NON_EMPTY,
    NON_DEFAULT,
    CUSTOM
  }
}
