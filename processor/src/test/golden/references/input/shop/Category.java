package shop;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree: seen from a category, its children do not name their parent again. */
record Category(
    String name,
    @JsonIgnoreProperties("children") @Nullable Category parent,
    @JsonIgnoreProperties("parent") List<Category> children) {}
