package dev.typewire.processor.contract;

import dev.typewire.processor.contract.Change.Effect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a comparison has found so far, each difference once. */
final class Changes {
  private final Set<Change> found = new LinkedHashSet<>();

  void breaking(Place place, String text) {
    found.add(new Change(Effect.BREAKING, place, text));
  }

  void unknown(Place place, String text) {
    found.add(new Change(Effect.UNKNOWN, place, text));
  }

  void safe(Place place, String text) {
    found.add(new Change(Effect.SAFE, place, text));
  }

  List<Change> found() {
    return List.copyOf(found);
  }
}
