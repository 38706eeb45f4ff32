package dev.typewire.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a placeholder of the channel's pattern a type, by an accessor of the placeholder's name.
 *
 * <pre>{@code
 * @Channel("order:{orderId}")
 * public interface OrderChannel {
 *   @Param UUID orderId();
 *   @Topic void step(OrderStep step);
 * }
 * }</pre>
 *
 * <p>{@code OrderChannelRef.of} then takes a {@code UUID}. The type is a {@code String}, an integer
 * (primitive or boxed), a {@link java.util.UUID} or an enum.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Param {}
