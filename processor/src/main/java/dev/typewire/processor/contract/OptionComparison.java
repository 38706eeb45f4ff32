package dev.typewire.processor.contract;

import dev.typewire.processor.contract.Change.Effect;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares the options that two contracts were compiled with, and what follows from them alone. */
final class OptionComparison {
  private OptionComparison() {}

  /**
   * One change for all options, as bad as the worst of what follows.
   *
   * @param earlier the options before
   * @param asBefore the sources of the later contract, read with the options before
   * @param now the later contract
   */
  static Change compare(Map<String, String> earlier, Contract asBefore, Contract now) {
    List<Change> follow = ContractComparison.compare(asBefore, now);
    for (Effect effect : Effect.values()) {
      List<Change> alike = follow.stream().filter(change -> change.effect() == effect).toList();
      if (!alike.isEmpty()) {
        return change(
            effect, difference(earlier, now) + follows(follow.size(), alike.get(0).text()));
      }
    }
    return change(Effect.SAFE, difference(earlier, now) + ", from which no difference follows");
  }

  private static Change change(Effect effect, String text) {
    return new Change(effect, new Place.Compilation(), text);
  }

  private static String difference(Map<String, String> earlier, Contract now) {
    return now.options().entrySet().stream()
        .filter(option -> !option.getValue().equals(earlier.get(option.getKey())))
        .map(
            option ->
                "-A"
                    + option.getKey()
                    + " was "
                    + earlier.get(option.getKey())
                    + " and is "
                    + option.getValue()
                    + " now")
        .collect(Collectors.joining(", and "));
  }

  private static String follows(int count, String example) {
    return count == 1
        ? ", from which one difference follows: " + example
        : ", from which " + count + " differences follow, such as: " + example;
  }
}
