package dev.typewire.examples.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an order.
 *
 * @param name the step, such as {@code capture-payment}
 * @param status how the step stands now
 * @param output what the step has to say, such as the stage that it has reached
 * @param ts when it happened, in milliseconds since 1970
 */
public record OrderStep(
    String name,
    OrderStatus status,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> output,
    long ts) {}
