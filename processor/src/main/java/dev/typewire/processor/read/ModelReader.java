package dev.typewire.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.ChannelContract.ParamKind;
import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.ChannelModel.JavaParam;
import dev.typewire.processor.model.ChannelModel.JavaTopic;
import dev.typewire.processor.model.ChannelModel.Returns;
import dev.typewire.processor.model.ChannelPattern;
import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.DeclaredMethod;
import dev.typewire.processor.model.Nullability;
import dev.typewire.processor.model.PatternSyntax;
import dev.typewire.processor.model.SourceMembers;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a channel that obeys the rules, with all that its payloads reach. */
public final class ModelReader {
  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final Types types;
  private final Origin origin;
  private final KeptFacts kept;
  private final SourceMemory memory;
  private final TypeReader typeReader;

  /** A reader for one round: it remembers the types that it has read. */
  public ModelReader(ProcessingEnvironment environment, KeptFacts kept) {
    this.environment = environment;
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.origin = new Origin(environment);
    this.kept = kept;
    this.memory = new SourceMemory(environment, origin, kept);
    this.typeReader = new TypeReader(environment, origin, kept, memory);
  }

  /**
   * A channel as it was read.
   *
   * @param channel the model
   * @param resolved whether every type that it reaches is there already
   * @param isSource whether its interface is being compiled from source
   * @param sourceTypes the reached types that are being compiled from source
   * @param sourceSupertypes the types that these and the channel inherit from or take apart, as far
   *     as they are being compiled from source, with what their sources tell
   */
  public record Reading(
      ChannelModel channel,
      boolean resolved,
      boolean isSource,
      List<TypeElement> sourceTypes,
      Map<TypeElement, SourceMembers> sourceSupertypes) {}

  /** Reads the channel; adds to the findings what its payloads have that no JSON can hold. */
  public Reading read(DeclaredChannel declared, Findings findings) {
    TypeElement type = (TypeElement) declared.source().element();
    Payloads payloads = new Payloads(findings);
    List<ChannelContract.Topic> topics = new ArrayList<>();
    List<JavaTopic> javaTopics = new ArrayList<>();
    for (DeclaredMethod topic : declared.topics()) {
      ExecutableElement method = methodOf(type, topic);
      ExecutableType signature =
          (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
      TypeMirror payload =
          StreamMethods.chunk(signature).orElseGet(() -> signature.getParameterTypes().get(0));
      topics.add(
          new ChannelContract.Topic(
              topic.topic().value(),
              topic.name(),
              topic.stream(),
              payload(method, payload, topic, payloads),
              topic.replay().value(),
              topic.whenSlow().value(),
              memory.doc(method)));
      javaTopics.add(javaTopic(topic, method));
    }
    ChannelPattern pattern = PatternSyntax.parse(declared.pattern().value()).pattern();
    List<JavaParam> params = javaParams(declared, pattern);
    ChannelContract contract =
        complete(
            type,
            new ChannelContract(
                type.getQualifiedName().toString(),
                declared.pattern().value(),
                declared.history().value(),
                declared.retention().value(),
                params.stream().map(param -> contractParam(declared, param)).toList(),
                topics,
                memory.doc(type)));
    ChannelModel model =
        new ChannelModel(
            ClassName.get(type),
            contract,
            pattern,
            params,
            javaTopics,
            payloads.definitions,
            isPublic(type) ? List.of(Modifier.PUBLIC) : List.of(),
            suppressed(type),
            seesGeneratedMarker(type),
            declared.source(),
            declared.pattern().source());
    List<TypeElement> heirs = new ArrayList<>(payloads.sourceTypes);
    heirs.add(type);
    return new Reading(
        model,
        payloads.resolved,
        origin.isSource(type),
        payloads.sourceTypes,
        membersElsewhere(heirs, payloads.parts));
  }

  /** Says once what types of class files hide from this compiler. */
  public void reportHidden(SourceRef where, Findings findings) {
    typeReader.hidden().report(where, findings);
  }

  /**
   * Whether the class file of a type tells all that its source does: no documentation, no bodies of
   * constants, and no nullness, of which a class file may show less.
   */
  public boolean isInClassFile(TypeDefinition definition, TypeElement source) {
    return definition.equals(definition.bare())
        && Nullability.of(environment.getOptions()) != Nullability.STRICT
        && !Nullness.isNullMarked(source)
        && !(source.getKind() == ElementKind.ENUM && EnumTexts.hasBodies(source));
  }

  /** What {@code @TypeScript} says of the topic, or else what its payload is written as. */
  private TypeShape payload(
      ExecutableElement method, TypeMirror type, DeclaredMethod topic, Payloads payloads) {
    return payloads
        .asWritten(method, topic)
        .orElseGet(
            () ->
                withoutNull(type, memory.withNullness(method, payloads.read(type, method, topic))));
  }

  /**
   * A publisher takes no null, whatever an annotation says; an empty optional is written as one.
   */
  private TypeShape withoutNull(TypeMirror type, TypeShape shape) {
    boolean isOptional =
        types.asElement(type) instanceof TypeElement element
            && BuiltInTypes.canBeAbsent(element.getQualifiedName().toString());
    return shape instanceof TypeShape.OrNull orNull && !isOptional ? orNull.type() : shape;
  }

  /** Of what the heirs inherit, and of the types that were taken apart. */
  private Map<TypeElement, SourceMembers> membersElsewhere(
      List<TypeElement> heirs, Set<TypeElement> parts) {
    Set<TypeElement> elsewhere = new LinkedHashSet<>();
    for (TypeElement heir : heirs) {
      Supertypes.nearestFirst(heir).stream().skip(1).forEach(elsewhere::add);
    }
    parts.forEach(part -> elsewhere.addAll(Supertypes.nearestFirst(part)));
    Map<TypeElement, SourceMembers> found = new LinkedHashMap<>();
    for (TypeElement type : elsewhere) {
      if (origin.isSource(type)) {
        found.put(type, memory.membersOf(type));
      }
    }
    return found;
  }

  /** What a class file does not tell comes from what the source's compilation wrote down. */
  private ChannelContract complete(TypeElement type, ChannelContract read) {
    return origin.isSource(type)
        ? read
        : kept.channel(read.type()).filter(read::isSameInClassFile).orElse(read);
  }

  private ExecutableElement methodOf(TypeElement type, DeclaredMethod topic) {
    if (topic.source().element() instanceof ExecutableElement own) {
      return own;
    }
    for (ExecutableElement member : ChannelMethods.of(types, type)) {
      if (member.getSimpleName().contentEquals(topic.name())
          && member.getModifiers().contains(Modifier.ABSTRACT)) {
        return member;
      }
    }
    throw new IllegalStateException("No method " + topic.name() + " in " + type);
  }

  private JavaTopic javaTopic(DeclaredMethod topic, ExecutableElement method) {
    DeclaredMethod.Parameter payload = topic.parameters().get(0);
    return new JavaTopic(
        topic.name(),
        payload.name(),
        payload.type(),
        topic.stream() ? Returns.STREAM : returns(topic.returns().toString()),
        elements.isDeprecated(method));
  }

  private static Returns returns(String type) {
    if (type.equals("void")) {
      return Returns.NOTHING;
    }
    return type.startsWith("java.util") ? Returns.STAGE : Returns.RECEIPT;
  }

  private static List<JavaParam> javaParams(DeclaredChannel declared, ChannelPattern pattern) {
    List<JavaParam> params = new ArrayList<>();
    for (String placeholder : pattern.placeholders()) {
      Optional<DeclaredMethod> accessor = accessor(declared, placeholder);
      params.add(
          new JavaParam(
              placeholder,
              accessor.map(DeclaredMethod::returns).orElse(ClassName.get(String.class)),
              accessor.isPresent()));
    }
    return params;
  }

  private static Optional<DeclaredMethod> accessor(DeclaredChannel declared, String placeholder) {
    return declared.params().stream().filter(p -> p.name().equals(placeholder)).findFirst();
  }

  private ChannelContract.Param contractParam(DeclaredChannel declared, JavaParam param) {
    if (accessor(declared, param.name()).filter(DeclaredMethod::returnsEnum).isPresent()) {
      return new ChannelContract.Param(param.name(), ParamKind.ENUM, enumNames(param.type()));
    }
    TypeName type = param.type().isBoxedPrimitive() ? param.type().unbox() : param.type();
    ParamKind kind = ParamKind.STRING;
    if (type.equals(TypeName.LONG)) {
      kind = ParamKind.LONG;
    } else if (type.isPrimitive()) {
      kind = ParamKind.INTEGER;
    }
    return new ChannelContract.Param(param.name(), kind, List.of());
  }

  private List<String> enumNames(TypeName type) {
    TypeElement element =
        elements.getTypeElement(((ClassName) type.withoutAnnotations()).canonicalName());
    return element.getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
        .map(member -> member.getSimpleName().toString())
        .toList();
  }

  private static boolean isPublic(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)
          && !(e.getEnclosingElement() instanceof TypeElement outer
              && outer.getKind().isInterface())) {
        return false;
      }
    }
    return true;
  }

  /** What nobody could mend in generated code: deprecated payloads, and what a module reads. */
  private List<String> suppressed(TypeElement type) {
    List<String> warnings = new ArrayList<>();
    if (new Deprecation(elements).isUsedBy(type, ChannelMethods.of(types, type))) {
      warnings.addAll(List.of("deprecation", "removal"));
    }
    var module = elements.getModuleOf(type);
    if (module != null && !module.isUnnamed()) {
      warnings.add("exports");
    }
    return warnings;
  }

  /** {@code @Generated} lives in java.compiler, which a named module need not read. */
  private boolean seesGeneratedMarker(TypeElement type) {
    String marker = "javax.annotation.processing.Generated";
    var module = elements.getModuleOf(type);
    return (module == null
            ? elements.getTypeElement(marker)
            : elements.getTypeElement(module, marker))
        != null;
  }

  /** What the payloads of one channel reach. */
  private final class Payloads {
    private final Findings findings;
    private final Map<String, TypeDefinition> definitions = new TreeMap<>();
    private final List<TypeElement> sourceTypes = new ArrayList<>();
    private final Set<TypeElement> parts = new LinkedHashSet<>();
    private boolean resolved = true;

    Payloads(Findings findings) {
      this.findings = findings;
    }

    /** What {@code @TypeScript} says of the parameter. */
    Optional<TypeShape> asWritten(ExecutableElement method, DeclaredMethod topic) {
      SourceRef where = topic.parameters().get(0).source();
      ShapeReader shapes = new ShapeReader(environment);
      List<Element> members = new ArrayList<>(method.getParameters());
      members.add(method);
      Optional<TypeShape> asWritten =
          new TypeScriptReader(elements)
              .ofMember(members, where.element(), "the payload of " + topic.name() + "()", shapes);
      shapes.reached().problems().forEach(problem -> report(problem, where, true));
      return asWritten;
    }

    TypeShape read(TypeMirror payload, ExecutableElement method, DeclaredMethod topic) {
      SourceRef where = topic.parameters().get(0).source();
      ShapeReader shapes = new ShapeReader(environment);
      String what = "The payload of " + topic.name() + "()";
      TypeShape shape =
          typeReader
              .roots()
              .asRoot(
                  shapes.readFirst(payload, where.element(), method, what),
                  where.element(),
                  what,
                  shapes);
      resolved &= shapes.reached().isResolved();
      shapes.reached().problems().forEach(problem -> report(problem, where, true));
      Deque<TypeElement> queue = new ArrayDeque<>(shapes.reached().references());
      while (!queue.isEmpty()) {
        TypeElement type = queue.remove();
        if (!definitions.containsKey(type.getQualifiedName().toString())) {
          queue.addAll(add(type, where));
        }
      }
      return shape;
    }

    private List<TypeElement> add(TypeElement type, SourceRef where) {
      ReadType readType = typeReader.read(type);
      definitions.put(readType.definition().type(), readType.definition());
      resolved &= readType.resolved();
      readType.problems().forEach(problem -> report(problem, where, readType.source()));
      if (readType.source()) {
        sourceTypes.add(type);
      }
      parts.addAll(readType.parts());
      return readType.references();
    }

    private void report(ReadType.Problem problem, SourceRef payload, boolean hasPlace) {
      SourceRef where = hasPlace ? problem.where() : payload;
      if (problem.fatal()) {
        findings.error(problem.id(), where, problem.message());
      } else {
        findings.warning(problem.id(), where, problem.message());
      }
    }
  }
}
