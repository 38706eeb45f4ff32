package shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** A generic type becomes a function of its arguments' schemas. */
public record Page<T>(
    List<T> items,
    Map<String, T> byId,
    @JsonInclude(JsonInclude.Include.NON_NULL) T first,
    @JsonInclude(JsonInclude.Include.NON_NULL) Page<T> next) {}
