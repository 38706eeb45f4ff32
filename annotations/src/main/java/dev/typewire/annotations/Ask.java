package dev.typewire.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a prompt to a person: a message whose typed reply completes the returned stage.
 *
 * <pre>{@code
 * @Ask(timeout = "PT15M") CompletionStage<Decision> confirm(ConfirmPrompt prompt);
 * }</pre>
 *
 * <p>Not supported by this version of the processor, which reports it as {@code ASK_UNSUPPORTED}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Ask {
  /** The topic's name on the wire; empty, the default, stands for the method's name. */
  String name() default "";

  /** How long to wait for the reply: an ISO 8601 duration. */
  String timeout() default "PT15M";
}
