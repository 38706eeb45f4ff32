package shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A step of an order.
 *
 * @param name what is done
 * @param output what came of it, when it is over
 * @param ts when, in milliseconds since the epoch
 */
public record OrderStep(
    String name,
    OrderStatus status,
    @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> output,
    long ts) {}
