package dev.typewire.processor.read;

import com.palantir.javapoet.TypeName;
import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.DeclaredChannel.Written;
import dev.typewire.processor.model.DeclaredMethod;
import dev.typewire.processor.model.DeclaredMethod.Role;
import dev.typewire.processor.report.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads an annotated type as it was declared, right or wrong. */
public final class ChannelReader {
  /** The annotation that makes a channel. */
  public static final String CHANNEL = "dev.typewire.annotations.Channel";

  private static final String TOPIC = "dev.typewire.annotations.Topic";
  private static final String PARAM = "dev.typewire.annotations.Param";
  private static final String ASK = "dev.typewire.annotations.Ask";

  private final Elements elements;
  private final Types types;

  /** A reader for one compilation. */
  public ChannelReader(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
  }

  /** What this type says; nothing if it has no {@code @Channel}. */
  public Optional<DeclaredChannel> read(TypeElement type) {
    return AnnotationReader.find(elements, type, CHANNEL).map(channel -> read(type, channel));
  }

  private DeclaredChannel read(TypeElement type, AnnotationReader channel) {
    return new DeclaredChannel(
        type.getSimpleName().toString(),
        type.getKind() == ElementKind.INTERFACE,
        names(type.getTypeParameters()),
        isAccessible(type),
        channel.text("value"),
        channel.number("history"),
        channel.text("retention"),
        methods(type),
        SourceRef.of(type));
  }

  /** Whether a type of its package can name it. */
  private static boolean isAccessible(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return false;
      }
    }
    return true;
  }

  private List<DeclaredMethod> methods(TypeElement type) {
    return methodsOf(type).stream().map(method -> method(type, method)).toList();
  }

  private DeclaredMethod method(TypeElement type, ExecutableElement method) {
    ExecutableType signature =
        (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    String name = method.getSimpleName().toString();
    // What is inherited may come from a class file and have no place: point at the channel then.
    boolean isOwn = type.equals(method.getEnclosingElement());
    SourceRef source = SourceRef.of(isOwn ? method : type);
    Optional<AnnotationReader> topic = AnnotationReader.find(elements, method, TOPIC);
    Written<String> topicName =
        topic
            .map(t -> t.text("name"))
            .filter(written -> !written.value().isEmpty())
            .map(written -> isOwn ? written : new Written<>(written.value(), source))
            .orElse(new Written<>(name, source));
    Optional<TypeMirror> chunk = StreamMethods.chunk(signature);
    return new DeclaredMethod(
        name,
        role(method, topic.isPresent()),
        method.getModifiers().contains(Modifier.ABSTRACT),
        names(method.getTypeParameters()),
        chunk
            .map(held -> List.of(new DeclaredMethod.Parameter("chunk", TypeName.get(held), source)))
            .orElseGet(() -> parameters(method, signature, source)),
        chunk.isPresent(),
        TypeName.get(signature.getReturnType()),
        isEnum(signature.getReturnType()),
        checkedExceptions(method),
        topicName,
        topic
            .map(t -> t.number("replay"))
            .map(written -> isOwn ? written : new Written<>(written.value(), source))
            .orElse(new Written<>(0, source)),
        topic
            .map(t -> t.choice("whenSlow"))
            .map(written -> isOwn ? written : new Written<>(written.value(), source))
            .orElse(new Written<>("", source)),
        source);
  }

  private Role role(ExecutableElement method, boolean topic) {
    if (topic) {
      return Role.TOPIC;
    }
    if (AnnotationReader.find(elements, method, ASK).isPresent()) {
      return Role.ASK;
    }
    return AnnotationReader.find(elements, method, PARAM).isPresent() ? Role.PARAM : Role.NONE;
  }

  private static List<DeclaredMethod.Parameter> parameters(
      ExecutableElement method, ExecutableType signature, SourceRef source) {
    List<DeclaredMethod.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      parameters.add(
          new DeclaredMethod.Parameter(
              parameter.getSimpleName().toString(),
              TypeName.get(signature.getParameterTypes().get(i)),
              source.element().equals(method) ? SourceRef.of(parameter) : source));
    }
    return parameters;
  }

  private boolean isEnum(TypeMirror type) {
    Element element = types.asElement(type);
    return element != null && element.getKind() == ElementKind.ENUM;
  }

  private List<String> checkedExceptions(ExecutableElement method) {
    List<String> checked = new ArrayList<>();
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (!isUnchecked(thrown)) {
        checked.add(thrown.toString());
      }
    }
    return checked;
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return thrown.getKind() == TypeKind.ERROR
        || types.isSubtype(thrown, type("java.lang.RuntimeException"))
        || types.isSubtype(thrown, type("java.lang.Error"));
  }

  private TypeMirror type(String name) {
    TypeElement element = elements.getTypeElement(name);
    return element == null ? types.getNoType(TypeKind.NONE) : element.asType();
  }

  private static List<String> names(List<? extends TypeParameterElement> parameters) {
    return parameters.stream().map(p -> p.getSimpleName().toString()).toList();
  }

  /** Whether every type in the signatures is there already. */
  public boolean isResolved(TypeElement type) {
    if (type.getInterfaces().stream().anyMatch(i -> i.getKind() == TypeKind.ERROR)) {
      return false;
    }
    for (ExecutableElement method : methodsOf(type)) {
      if (mentionsError(method.getReturnType())
          || method.getParameters().stream().anyMatch(p -> mentionsError(p.asType()))) {
        return false;
      }
    }
    return true;
  }

  private List<ExecutableElement> methodsOf(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE ? ChannelMethods.of(types, type) : List.of();
  }

  private static boolean mentionsError(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        || (type instanceof ArrayType array && mentionsError(array.getComponentType()))
        || (type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(ChannelReader::mentionsError));
  }
}
