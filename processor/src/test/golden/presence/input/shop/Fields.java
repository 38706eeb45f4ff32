package shop;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

public record Fields(
    @JsonProperty("plain_name") String plain,
    @JsonIgnore String ignored,
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String password,
    @Nullable String declared,
    @org.jspecify.annotations.Nullable String typeUse,
    List<@org.jspecify.annotations.Nullable String> elements,
    @JsonInclude(Include.ALWAYS) String always,
    @JsonInclude(Include.NON_NULL) String nonNull,
    @JsonInclude(Include.NON_NULL) Optional<String> nonNullOptional,
    @JsonInclude(Include.NON_ABSENT) Optional<String> nonAbsent,
    @JsonInclude(Include.NON_EMPTY) List<String> nonEmpty,
    @JsonInclude(Include.NON_DEFAULT) int nonDefault,
    @JsonInclude(value = Include.CUSTOM, valueFilter = Object.class) @Nullable String custom,
    @JsonInclude(Include.USE_DEFAULTS) String useDefaults) {}
