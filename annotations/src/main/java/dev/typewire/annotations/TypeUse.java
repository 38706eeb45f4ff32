package dev.typewire.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on a type use of its own. Whether the processor finds it there tells whether {@code javac}
 * shows those of class files at all: from JDK 22 on it does, before that only if asked to.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE_USE)
@interface TypeUse {
  /** Nothing: only its own type matters. */
  @TypeUse
  String value() default "";
}
