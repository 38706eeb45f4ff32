package shop;

import jakarta.validation.constraints.Size;
import java.util.List;

/** A type that holds itself. */
public record Category(@Size(max = 20) String name, List<Category> children) {}
