package dev.typewire.processor.contract;

import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.ChannelContract.Topic;
import dev.typewire.processor.model.ChannelPattern.Part.Literal;
import dev.typewire.processor.model.PatternSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Compares two contracts as a page sees them that was built with the earlier one and meets a server
 * with the later one.
 */
public final class ContractComparison {
  private final Contract before;
  private final Contract now;
  private final Changes changes = new Changes();
  private final ShapeComparison shapes;

  private ContractComparison(Contract before, Contract now) {
    this.before = before;
    this.now = now;
    this.shapes =
        new ShapeComparison(new Definitions(before.types()), new Definitions(now.types()), changes);
  }

  /** All differences but those of documentation. */
  public static List<Change> compare(Contract before, Contract now) {
    ContractComparison comparison = new ContractComparison(before, now);
    comparison.compareChannels();
    return comparison.changes.found();
  }

  private void compareChannels() {
    Map<List<String>, ChannelContract> added = new LinkedHashMap<>();
    now.channels().forEach(channel -> added.put(names(channel), channel));
    Map<ChannelContract, ChannelContract> kept = new LinkedHashMap<>();
    for (ChannelContract was : before.channels()) {
      ChannelContract is = added.remove(names(was));
      if (is != null) {
        kept.put(was, is);
      }
    }
    kept.forEach(this::compareChannel);
    for (ChannelContract was : before.channels()) {
      if (!kept.containsKey(was)) {
        reportGone(was, added);
      }
    }
    for (ChannelContract is : added.values()) {
      changes.safe(new Place.Channel(is.type()), channel(is) + " is new");
    }
  }

  /** What a channel's names have in common, whatever its placeholders are called. */
  private static List<String> names(ChannelContract channel) {
    return PatternSyntax.parse(channel.pattern()).pattern().parts().stream()
        .map(part -> part instanceof Literal literal ? literal.text() : "{}")
        .toList();
  }

  private void reportGone(ChannelContract was, Map<List<String>, ChannelContract> added) {
    Optional<ChannelContract> renamed =
        added.values().stream().filter(is -> is.type().equals(was.type())).findFirst();
    if (renamed.isPresent()) {
      ChannelContract is = renamed.get();
      added.remove(names(is));
      changes.breaking(
          new Place.Name(is.type()), channel(was) + " is named \"" + is.pattern() + "\" now");
    } else {
      changes.breaking(
          new Place.Gone(), channel(was) + ", which was declared by " + was.type() + ", is gone");
    }
  }

  private void compareChannel(ChannelContract was, ChannelContract is) {
    ParamComparison.compare(was, is, changes);
    Place place = new Place.Channel(is.type());
    if (was.history() != is.history()) {
      changes.safe(
          place, channel(is) + " keeps " + is.history() + " messages now, not " + was.history());
    }
    if (!was.retention().equals(is.retention())) {
      changes.safe(
          place,
          channel(is) + " keeps messages for " + is.retention() + " now, not " + was.retention());
    }
    compareTopics(was, is);
  }

  private void compareTopics(ChannelContract was, ChannelContract is) {
    for (Topic topic : was.topics()) {
      Optional<Topic> same = topic(is, other -> other.name().equals(topic.name()));
      if (same.isPresent()) {
        compareTopic(topic, same.get(), is);
      } else {
        reportGone(topic, was, is);
      }
    }
    for (Topic topic : is.topics()) {
      boolean known =
          topic(was, t -> t.name().equals(topic.name()) || renamed(t, was, is, topic)).isPresent();
      if (!known) {
        changes.safe(place(topic, is), topic(topic, is) + " is new");
      }
    }
  }

  private static Optional<Topic> topic(ChannelContract channel, Predicate<Topic> wanted) {
    return channel.topics().stream().filter(wanted).findFirst();
  }

  /** Whether the same method gives both, and each name is on one side only. */
  private static boolean renamed(
      Topic topic, ChannelContract was, ChannelContract is, Topic candidate) {
    return candidate.method().equals(topic.method())
        && topic(is, other -> other.name().equals(topic.name())).isEmpty()
        && topic(was, other -> other.name().equals(candidate.name())).isEmpty();
  }

  private void reportGone(Topic topic, ChannelContract was, ChannelContract is) {
    Optional<Topic> renamed = topic(is, candidate -> renamed(topic, was, is, candidate));
    if (renamed.isPresent()) {
      changes.breaking(
          place(renamed.get(), is),
          topic(topic, is) + " is named \"" + renamed.get().name() + "\" now");
    } else {
      changes.breaking(new Place.Channel(is.type()), topic(topic, is) + " is gone");
    }
  }

  private void compareTopic(Topic was, Topic is, ChannelContract channel) {
    Place.Topic place = place(is, channel);
    if (was.replay() != is.replay()) {
      changes.safe(
          place,
          topic(is, channel) + " replays " + is.replay() + " messages now, not " + was.replay());
    }
    if (!was.whenSlow().equals(is.whenSlow())) {
      changes.unknown(
          place,
          topic(is, channel)
              + (is.whenSlow().isEmpty()
                  ? " leaves nothing out for slow pages now"
                  : " leaves messages out for slow pages now: " + is.whenSlow()));
    }
    if (was.stream() != is.stream()) {
      changes.breaking(
          place,
          topic(is, channel)
              + (is.stream() ? " carries streams of chunks now" : " carries no streams any more"));
    }
    shapes.compare(
        was.payload(), is.payload(), new Spot(place, place, "the data of " + topic(is, channel)));
  }

  private static Place.Topic place(Topic topic, ChannelContract channel) {
    return new Place.Topic(channel.type(), topic.method());
  }

  private static String topic(Topic topic, ChannelContract channel) {
    return "topic \"" + topic.name() + "\" of \"" + channel.pattern() + "\"";
  }

  private static String channel(ChannelContract channel) {
    return "channel \"" + channel.pattern() + "\"";
  }
}
