package dev.typewire.processor.read;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a type is being compiled from source, or comes from a class file, which knows less.
 *
 * <p>From JDK 18 on {@code Elements.getFileObjectOf} says it; before that, javac's {@code Trees},
 * which has a tree for what has a source. Another compiler that offers neither counts as having
 * sources.
 */
final class Origin {
  private final Elements elements;
  private final @Nullable Method getFileObjectOf;
  private final @Nullable Trees trees;

  Origin(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.getFileObjectOf = fileObjectMethod();
    this.trees = getFileObjectOf == null ? trees(environment) : null;
  }

  boolean isSource(TypeElement type) {
    if (getFileObjectOf != null) {
      return isSourceFile(type, getFileObjectOf);
    }
    return trees == null || trees.getTree(type) != null;
  }

  private boolean isSourceFile(TypeElement type, Method method) {
    try {
      return method.invoke(elements, type) instanceof JavaFileObject file
          && file.getKind() == JavaFileObject.Kind.SOURCE;
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static @Nullable Method fileObjectMethod() {
    try {
      return Elements.class.getMethod("getFileObjectOf", javax.lang.model.element.Element.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static @Nullable Trees trees(ProcessingEnvironment environment) {
    for (Object candidate = environment;
        candidate instanceof ProcessingEnvironment inner;
        candidate = delegateOf(candidate)) {
      try {
        return Trees.instance(inner);
      } catch (IllegalArgumentException e) {
        // A build tool's wrapper: look inside.
      }
    }
    return null;
  }

  /** What a build tool's wrapper of the environment wraps. */
  private static @Nullable Object delegateOf(Object wrapper) {
    for (Field field : wrapper.getClass().getDeclaredFields()) {
      if (ProcessingEnvironment.class.isAssignableFrom(field.getType())
          && field.trySetAccessible()) {
        try {
          return field.get(wrapper);
        } catch (IllegalAccessException e) {
          return null;
        }
      }
    }
    return null;
  }
}
