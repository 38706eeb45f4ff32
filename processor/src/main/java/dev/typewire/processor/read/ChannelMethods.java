package dev.typewire.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** The methods of an interface. */
final class ChannelMethods {
  private final Types types;
  private final TypeElement type;
  private final List<ExecutableElement> methods = new ArrayList<>();

  private ChannelMethods(Types types, TypeElement type) {
    this.types = types;
    this.type = type;
  }

  /**
   * Its own methods in their order, then those that it inherits in theirs, without what another one
   * overrides and without private ones.
   */
  static List<ExecutableElement> of(Types types, TypeElement type) {
    ChannelMethods found = new ChannelMethods(types, type);
    for (TypeElement level : Supertypes.nearestFirst(type)) {
      ElementFilter.methodsIn(level.getEnclosedElements()).forEach(found::add);
    }
    return List.copyOf(found.methods);
  }

  private void add(ExecutableElement method) {
    boolean isOwn = type.equals(method.getEnclosingElement());
    boolean isMember =
        !method.getModifiers().contains(Modifier.PRIVATE)
            && (isOwn || !method.getModifiers().contains(Modifier.STATIC));
    if (isMember && methods.stream().noneMatch(first -> overrides(first, method))) {
      methods.add(method);
    }
  }

  private boolean overrides(ExecutableElement first, ExecutableElement method) {
    return first.getSimpleName().equals(method.getSimpleName())
        && !Objects.equals(first.getEnclosingElement(), method.getEnclosingElement())
        && types.isSubsignature(signature(first), signature(method));
  }

  private ExecutableType signature(ExecutableElement method) {
    return (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
  }
}
