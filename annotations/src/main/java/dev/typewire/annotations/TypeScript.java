package dev.typewire.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which TypeScript type a property, a payload or a type has, where the processor cannot know
 * it or where the application knows it better; or what a type is called in TypeScript.
 *
 * <p>For example, this property is {@code sku: `SKU-${string}`;} in the module, and its type is
 * {@code BilledItem} there:
 *
 * <pre>{@code
 * @TypeScript(name = "BilledItem")
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
  /**
   * The type, of what every TypeScript module knows, such as {@code "a" | "b"} as it is. It may
   * only be left out on a type that has a {@link #name}.
   */
  String value() default "";

  /**
   * What a type is called in the module, instead of its simple name; on types only. An error if
   * another type has chosen the same name.
   */
  String name() default "";
}
