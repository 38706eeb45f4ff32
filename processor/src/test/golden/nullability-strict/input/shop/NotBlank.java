package shop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** A constraint by a name that Jakarta Validation has too. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface NotBlank {}
