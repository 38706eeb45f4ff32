package dev.typewire.runtime.broker.contract;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Remembers what a subscription was told. */
public class RecordingListener implements BrokerListener {
  private final List<StoredMessage> messages = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  /** Has been told nothing yet. */
  public RecordingListener() {}

  @Override
  public synchronized void onMessage(StoredMessage message) {
    messages.add(message);
  }

  @Override
  public synchronized void onGap(Gap gap) {
    gaps.add(gap);
  }

  @Override
  public synchronized void onEnd(Throwable cause) {
    ends.add(String.valueOf(cause));
  }

  /** The messages so far, in the order of their arrival. */
  public synchronized List<StoredMessage> messages() {
    return List.copyOf(messages);
  }

  /** How many messages have come. */
  public synchronized int count() {
    return messages.size();
  }

  /** The gaps so far. */
  public synchronized List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** The causes of its end, as text; {@code null} for a closed broker. */
  public synchronized List<String> ends() {
    return List.copyOf(ends);
  }

  /** The messages' ids. */
  public List<MessageId> ids() {
    return messages().stream().map(StoredMessage::id).toList();
  }

  /** The payloads, separated by blanks. */
  public String payloads() {
    return messages().stream().map(m -> m.payload().text()).collect(Collectors.joining(" "));
  }
}
