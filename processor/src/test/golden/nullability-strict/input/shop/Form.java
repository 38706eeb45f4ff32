package shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NonNull;

/** Nothing is known not to be null but what says so. */
public record Form(
    String plain,
    int number,
    Integer boxed,
    @NotBlank String notBlank,
    @NonNull List<@NotBlank String> words,
    @NonNull String nonNull,
    String[] array,
    int[] numbers,
    @NonNull List<@NonNull String> filled,
    @NonNull List<String> holes,
    @NonNull Map<String, ? extends Kind> map,
    @NonNull Map<Kind, @NonNull Integer> counts,
    Optional<String> perhaps,
    @JsonInclude(JsonInclude.Include.NON_NULL) String left,
    @JsonInclude(JsonInclude.Include.NON_NULL) @NonNull String there) {
  public enum Kind {
    SMALL,
    LARGE
  }
}
