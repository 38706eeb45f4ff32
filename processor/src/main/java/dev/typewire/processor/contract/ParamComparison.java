package dev.typewire.processor.contract;

import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.ChannelContract.Param;
import dev.typewire.processor.model.ChannelContract.ParamKind;
import java.util.ArrayList;
import java.util.List;

/** Compares what fills a pattern's placeholders: which names a channel can have. */
final class ParamComparison {
  private ParamComparison() {}

  static void compare(ChannelContract before, ChannelContract now, Changes changes) {
    Place place = new Place.Name(now.type());
    for (int i = 0; i < Math.min(before.params().size(), now.params().size()); i++) {
      Param was = before.params().get(i);
      Param is = now.params().get(i);
      String name = "placeholder {" + was.name() + "} of \"" + before.pattern() + "\"";
      if (!was.name().equals(is.name())) {
        changes.safe(place, name + " is called {" + is.name() + "} now; no name changes");
      }
      compare(was, is, name, place, changes);
    }
  }

  private static void compare(Param was, Param is, String name, Place place, Changes changes) {
    List<String> gone = minus(was.values(), is.values());
    List<String> added = minus(is.values(), was.values());
    if (was.of() != is.of()) {
      String text = name + " was " + text(was.of()) + " and is " + text(is.of()) + " now";
      if (isWider(was.of(), is.of())) {
        changes.safe(place, text);
      } else {
        changes.breaking(place, text);
      }
    } else if (!gone.isEmpty()) {
      changes.breaking(place, name + " is no longer " + String.join(" or ", gone));
    } else if (!added.isEmpty()) {
      changes.safe(place, name + " can be " + String.join(" or ", added) + " now");
    }
  }

  private static boolean isWider(ParamKind was, ParamKind is) {
    return is == ParamKind.STRING || (was == ParamKind.INTEGER && is == ParamKind.LONG);
  }

  private static String text(ParamKind kind) {
    return switch (kind) {
      case STRING -> "any text";
      case INTEGER -> "an integer";
      case LONG -> "an integer of 64 bits";
      case ENUM -> "one of an enum's names";
    };
  }

  private static List<String> minus(List<String> all, List<String> others) {
    List<String> left = new ArrayList<>(all);
    left.removeAll(others);
    return left;
  }
}
