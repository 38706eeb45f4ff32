package shop;

import java.util.List;
import org.jspecify.annotations.NonNull;

/** What T can be is said where a page is used. */
public record Page<T>(T first, @NonNull List<T> items, Value next) {}
