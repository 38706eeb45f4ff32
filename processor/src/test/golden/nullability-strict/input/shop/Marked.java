package shop;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Here what can be null is annotated. */
@NullMarked
public record Marked(String text, @Nullable String note, List<String> lines, Page<String> page) {}
