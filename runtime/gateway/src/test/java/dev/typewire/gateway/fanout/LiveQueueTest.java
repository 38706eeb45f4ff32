package dev.typewire.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.metrics.LoopMeters;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.WhenSlow;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the messages of a connection that takes no more for a while. */
class LiveQueueTest {
  /** Messages that may wait before it is too much: each counts for 161 bytes. */
  private static final int FEW = 3;

  private final List<String> written = new ArrayList<>();
  private boolean room;
  private long number;

  private final LiveQueue queue =
      new LiveQueue(
          new LiveQueue.Outgoing() {
            @Override
            public boolean hasRoom() {
              return room;
            }

            @Override
            public boolean isOverfull(long more) {
              return more > FEW * 161;
            }

            @Override
            public void write(SharedMessage message) {
              written.add(message.message().kind() + " " + message.message().id().sequence());
            }

            @Override
            public void dropped(String channel, String topic, int count) {
              written.add(count + " dropped of " + topic);
            }
          },
          LoopMeters.NONE);

  private void deliver(MessageKind kind, WhenSlow whenSlow) {
    number++;
    StoredMessage message =
        new StoredMessage(
            new MessageId("e", number),
            "order:42",
            "step",
            kind,
            kind == MessageKind.DATA ? null : "s",
            Payload.ofJson(new byte[] {'1'}),
            Instant.EPOCH,
            null,
            null);
    queue.deliver(new SharedMessage(message, whenSlow, new CompressedFrames(1_000)));
  }

  private void deliverData(int count, WhenSlow whenSlow) {
    for (int i = 0; i < count; i++) {
      deliver(MessageKind.DATA, whenSlow);
    }
  }

  private void deliverStream() {
    deliver(MessageKind.STREAM_START, WhenSlow.RESUME);
    deliver(MessageKind.CHUNK, WhenSlow.RESUME);
    deliver(MessageKind.STREAM_END, WhenSlow.RESUME);
  }

  private List<String> writtenWhenThereIsRoom() {
    room = true;
    queue.resume();
    return written;
  }

  @Test
  void latest_keepsTheLastMessage() {
    deliverData(5, WhenSlow.LATEST);
    assertThat(writtenWhenThereIsRoom()).containsExactly("DATA 5");
  }

  @Test
  void dropOldest_keepsWhatFits_andSaysHowManyAreMissing() {
    deliverData(5, WhenSlow.DROP_OLDEST);
    assertThat(writtenWhenThereIsRoom())
        .containsExactly("2 dropped of step", "DATA 3", "DATA 4", "DATA 5");
  }

  @Test
  void streamAmongTheMessagesOfALatestTopic_staysWhole() {
    deliverData(1, WhenSlow.LATEST);
    deliverStream();
    deliverData(3, WhenSlow.LATEST);
    assertThat(writtenWhenThereIsRoom())
        .containsExactly("STREAM_START 2", "CHUNK 3", "STREAM_END 4", "DATA 7");
  }

  @Test
  void streamAmongTheMessagesOfADropOldestTopic_staysWhole() {
    deliverData(1, WhenSlow.DROP_OLDEST);
    deliverStream();
    deliverData(3, WhenSlow.DROP_OLDEST);
    assertThat(writtenWhenThereIsRoom())
        .containsExactly(
            "1 dropped of step",
            "STREAM_START 2",
            "CHUNK 3",
            "STREAM_END 4",
            "2 dropped of step",
            "DATA 7");
  }

  @ParameterizedTest
  @EnumSource(names = {"LATEST", "DROP_OLDEST"})
  void streamThatIsTooLongToWait_makesItTooMuch_andLosesNothing(WhenSlow whenSlow) {
    deliverData(1, whenSlow);
    deliverStream();
    deliverStream();
    assertThat(queue.isOverfull()).isTrue();
    deliverData(1, whenSlow);
    assertThat(writtenWhenThereIsRoom())
        .filteredOn(line -> !line.contains("DATA") && !line.contains("dropped"))
        .hasSize(6);
  }
}
