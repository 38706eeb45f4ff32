package dev.typewire.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
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
    this.trees = trees(environment);
  }

  boolean isSource(TypeElement type) {
    if (getFileObjectOf != null) {
      return isSourceFile(type, getFileObjectOf);
    }
    return trees == null || trees.getTree(type) != null;
  }

  /** The source of a type; nothing for a class file, or where the compiler shows none. */
  Optional<ClassTree> source(TypeElement type) {
    return Optional.ofNullable(trees).map(found -> found.getTree(type));
  }

  /** The member, or the type itself if it inherits the member from a class file. */
  Element place(TypeElement owner, JavaProperty property) {
    boolean isHere =
        property.place().getEnclosingElement() instanceof TypeElement declaring
            && isSource(declaring);
    return isHere ? property.place() : owner;
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
      return Elements.class.getMethod("getFileObjectOf", Element.class);
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
