package dev.typewire.gateway.fanout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a connection has one of, mostly, by its name: one entry is two fields here, where a table
 * would cost a hundred bytes of each idle connection.
 */
public final class Few<V> {
  private @Nullable String name;
  private @Nullable V value;
  private @Nullable Map<String, V> more;

  /** Nothing yet. */
  public Few() {}

  /** What has this name; null if nothing does. */
  public @Nullable V get(String wanted) {
    if (more != null) {
      return more.get(wanted);
    }
    return wanted.equals(name) ? value : null;
  }

  /** Adds something under a name that nothing has. */
  public void add(String added, V it) {
    if (more != null) {
      more.put(added, it);
    } else if (name == null) {
      name = added;
      value = it;
    } else {
      more = new HashMap<>(Map.of(name, only(), added, it));
      name = null;
      value = null;
    }
  }

  /** Takes away what has this name; null if nothing does. */
  public @Nullable V remove(String wanted) {
    if (more != null) {
      return more.remove(wanted);
    }
    V removed = get(wanted);
    if (removed != null) {
      name = null;
      value = null;
    }
    return removed;
  }

  /** How many there are. */
  public int size() {
    return more != null ? more.size() : name == null ? 0 : 1;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** All of them, of this moment. */
  public List<V> all() {
    if (more != null) {
      return List.copyOf(more.values());
    }
    return name == null ? List.of() : List.of(only());
  }

  /** All names, of this moment. */
  public List<String> names() {
    if (more != null) {
      return List.copyOf(more.keySet());
    }
    return Optional.ofNullable(name).map(List::of).orElse(List.of());
  }

  private V only() {
    return Optional.ofNullable(value).orElseThrow();
  }
}
