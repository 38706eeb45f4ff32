package dev.typewire.runtime.broker;

import dev.typewire.runtime.Gap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Remembers what a subscription was told. */
public final class RecordingListener implements BrokerListener {
  public final List<StoredMessage> messages = new CopyOnWriteArrayList<>();
  final List<Gap> gaps = new CopyOnWriteArrayList<>();
  final List<String> ends = new CopyOnWriteArrayList<>();

  /** Has been told nothing yet. */
  public RecordingListener() {}

  @Override
  public void onMessage(StoredMessage message) {
    messages.add(message);
  }

  @Override
  public void onGap(Gap gap) {
    gaps.add(gap);
  }

  @Override
  public void onEnd(Throwable cause) {
    ends.add(String.valueOf(cause));
  }

  /** The payloads in the order of their arrival, separated by blanks. */
  String payloads() {
    return messages.stream().map(m -> m.payload().text()).collect(Collectors.joining(" "));
  }
}
