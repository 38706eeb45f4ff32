package shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

public record OrderStep(
    String name,
    OrderStatus status,
    @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> output,
    long ts) {}
