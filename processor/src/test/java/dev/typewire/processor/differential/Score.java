package dev.typewire.processor.differential;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How well the types tell right from wrong.
 *
 * @param samples how many JSON values Jackson wrote
 * @param refused those of them that {@code tsc} did not accept, with its message
 * @param mutants how many there were of each kind
 * @param survivors those that {@code tsc} accepted
 */
record Score(
    int samples,
    List<String> refused,
    Map<Mutant.Kind, Integer> mutants,
    List<Survivor> survivors) {
  /**
   * A mutant that nobody noticed.
   *
   * @param payload what it was made from
   * @param mutant the mutant
   */
  record Survivor(Sample payload, Mutant mutant) {
    @Override
    public String toString() {
      return payload.name() + " " + mutant.where() + " " + mutant.kind();
    }
  }

  int mutantCount() {
    return mutants.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The share of mutants that were rejected. */
  double rejected() {
    return 1 - (double) survivors.size() / mutantCount();
  }

  /** A line for each kind of mutant, and one for the whole. */
  String report(String title) {
    StringBuilder text = new StringBuilder(title);
    text.append(
        ": tsc accepts %d of %d samples and rejects %.2f %% of %d mutants%n"
            .formatted(samples - refused.size(), samples, 100 * rejected(), mutantCount()));
    Map<Mutant.Kind, Integer> survived = new EnumMap<>(Mutant.Kind.class);
    survivors.forEach(survivor -> survived.merge(survivor.mutant().kind(), 1, Integer::sum));
    mutants.forEach(
        (kind, count) ->
            text.append(
                "  %-18s %5d of %5d%n"
                    .formatted(kind, count - survived.getOrDefault(kind, 0), count)));
    return text.toString();
  }
}
