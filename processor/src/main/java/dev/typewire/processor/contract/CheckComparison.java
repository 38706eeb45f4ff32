package dev.typewire.processor.contract;

import dev.typewire.processor.model.Check;
import java.util.List;

/** Compares what values promise: only pages with schemas look at it. */
final class CheckComparison {
  private CheckComparison() {}

  static void compare(List<Check> earlier, List<Check> later, Spot member, Changes changes) {
    for (Check was : earlier) {
      if (later.stream().noneMatch(is -> is.implies(was))) {
        changes.unknown(
            member.place(),
            name(was, member)
                + " need not be "
                + was.text()
                + " any more, which matters to pages that check it");
      }
    }
    for (Check is : later) {
      if (earlier.stream().noneMatch(was -> was.implies(is))) {
        changes.safe(member.place(), name(is, member) + " is " + is.text() + " now");
      }
    }
  }

  private static String name(Check check, Spot member) {
    Spot spot = member;
    for (Check.Part part : check.at()) {
      spot =
          spot.inside(
              switch (part) {
                case ELEMENT -> "an element";
                case KEY -> "a key";
                case VALUE -> "a value";
              });
    }
    return spot.name();
  }
}
