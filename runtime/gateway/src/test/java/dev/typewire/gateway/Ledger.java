package dev.typewire.gateway;

import dev.typewire.gateway.Track.Told;
import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The broker's own order of one channel, from now on, to hold what clients were told against. */
final class Ledger implements BrokerListener, AutoCloseable {
  private record Entry(MessageId id, String topic, MessageKind kind) {}

  private final List<Entry> entries = new ArrayList<>();
  private final BrokerSubscription subscription;

  Ledger(Broker broker, String channel) {
    subscription =
        broker.subscribe(channel, Start.now(), Runnable::run, this).toCompletableFuture().join();
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public synchronized void onMessage(StoredMessage message) {
    entries.add(new Entry(message.id(), message.topic(), message.kind()));
  }

  @Override
  public void onGap(Gap gap) {
    throw new AssertionError("The ledger itself was too slow: " + gap);
  }

  @Override
  public void onEnd(Throwable cause) {
    // The test is over.
  }

  synchronized int size() {
    return entries.size();
  }

  private synchronized List<Entry> ofInterestTo(Track track) {
    return entries.stream().filter(entry -> isFor(entry, track)).toList();
  }

  private static boolean isFor(Entry entry, Track track) {
    return switch (entry.kind) {
      case RUN -> true;
      case STREAM_START, STREAM_END -> track.seesStreamsWhole && track.topics.contains(entry.topic);
      default -> track.topics.contains(entry.topic);
    };
  }

  /** Whether a client has been told of the channel's last message that is for it. */
  boolean isAllToldTo(Track track) {
    List<Entry> wanted = ofInterestTo(track);
    return !wanted.isEmpty() && wanted.get(wanted.size() - 1).id.equals(track.cursor());
  }

  /**
   * The first thing that a client should not have been told, or not then: the same messages in the
   * same order, each once, and none left out without a word.
   */
  Optional<String> faultOf(Track track) {
    List<Entry> wanted = ofInterestTo(track);
    int next = 0;
    boolean anywhere = false;
    int index = 0;
    for (Told told : track.all()) {
      index++;
      switch (told.kind()) {
        case BEGINS_ANYWHERE -> anywhere = true;
        case BEGINS_AFTER, GAP -> {
          int after = firstAfter(wanted, told.id(), next);
          if (told.kind() == Track.Kind.GAP && isWithin(wanted, next, told.id())) {
            return Optional.of("%s. %s goes back behind what was told".formatted(index, told));
          }
          if (told.kind() == Track.Kind.GAP && track.seesStreamsWhole && after == next) {
            return Optional.of("%s. %s, but nothing is missing".formatted(index, told));
          }
          next = after;
        }
        case MESSAGE -> {
          int found = anywhere ? indexOf(wanted, told.id(), next) : next;
          if (found < 0 || found == wanted.size() || !wanted.get(found).id.equals(told.id())) {
            Object expected = next < wanted.size() ? wanted.get(next) : "nothing";
            return Optional.of(
                "%s. %s came where %s was next; it is number %s of %s and that is number %s"
                    .formatted(
                        index, told, expected, indexOf(wanted, told.id(), 0), wanted.size(), next));
          }
          next = found + 1;
          anywhere = false;
        }
      }
    }
    return anywhere || next == wanted.size()
        ? Optional.empty()
        : Optional.of("%s of %s are missing at the end".formatted(wanted.size() - next, next));
  }

  /** Whether a position lies before the last message that was told. */
  private static boolean isWithin(List<Entry> wanted, int next, MessageId position) {
    return next > 0 && position.isBefore(wanted.get(next - 1).id);
  }

  private static int firstAfter(List<Entry> wanted, MessageId position, int from) {
    int index = from;
    while (index < wanted.size() && !position.isBefore(wanted.get(index).id)) {
      index++;
    }
    return index;
  }

  private static int indexOf(List<Entry> wanted, MessageId id, int from) {
    int index = firstAfter(wanted, id, from) - 1;
    return index >= from && wanted.get(index).id.equals(id) ? index : -1;
  }

  @Override
  public void close() {
    subscription.close();
  }
}
