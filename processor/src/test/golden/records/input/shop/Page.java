package shop;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

public record Page<T>(List<T> items, Optional<T> pinned, int total) implements Iterable<T> {
  @Override
  public Iterator<T> iterator() {
    return items.iterator();
  }
}
