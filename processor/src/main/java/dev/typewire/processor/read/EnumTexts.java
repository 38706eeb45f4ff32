package dev.typewire.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Tells whether the constants of an enum may have another text than their names. */
final class EnumTexts {
  private final Origin origin;

  EnumTexts(Origin origin) {
    this.origin = origin;
  }

  /** Whether {@code toString()} may be overridden, in the enum or in the body of a constant. */
  boolean canDiffer(TypeElement type) {
    return overrides(type)
        || (hasBodies(type)
            && origin
                .source(type)
                .map(EnumTexts::overridesInBody)
                .orElseGet(() -> overridesInClassOfBody(type)));
  }

  /** Bodies are permitted subclasses, as far as the class file is of Java 17 or later: JLS 8.9. */
  private static boolean overridesInClassOfBody(TypeElement type) {
    return type.getPermittedSubclasses().isEmpty()
        || type.getPermittedSubclasses().stream()
            .anyMatch(body -> overrides((TypeElement) ((DeclaredType) body).asElement()));
  }

  /** Whether a constant has a body: JLS 8.9. */
  static boolean hasBodies(TypeElement type) {
    return !type.getModifiers().contains(Modifier.FINAL);
  }

  private static boolean overrides(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(m -> m.getSimpleName().contentEquals("toString") && m.getParameters().isEmpty());
  }

  private static boolean overridesInBody(ClassTree source) {
    return source.getMembers().stream()
        .flatMap(EnumTexts::body)
        .anyMatch(
            member ->
                member instanceof MethodTree method
                    && method.getName().contentEquals("toString")
                    && method.getParameters().isEmpty());
  }

  private static Stream<Tree> body(Tree member) {
    return member instanceof VariableTree constant
            && constant.getInitializer() instanceof NewClassTree made
            && made.getClassBody() != null
        ? made.getClassBody().getMembers().stream().map(Tree.class::cast)
        : Stream.empty();
  }
}
