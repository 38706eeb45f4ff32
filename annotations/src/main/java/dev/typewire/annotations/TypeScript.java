package dev.typewire.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which TypeScript type a property, a payload or a type has, where the processor cannot know
 * it or where the application knows it better.
 *
 * <p>For example, this property is {@code sku: `SKU-${string}`;} in the module:
 *
 * <pre>{@code
 * record Item(@TypeScript("`SKU-${string}`") String sku) {}
 * }</pre>
 *
 * <p>Whether the property can be null or missing still comes from its other annotations. Nothing
 * checks that Jackson writes what the text says: that is up to the serializer that makes it so.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({
  ElementType.TYPE,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface TypeScript {
  /** The type, of what every TypeScript module knows, such as {@code "a" | "b"} as it is. */
  String value();
}
