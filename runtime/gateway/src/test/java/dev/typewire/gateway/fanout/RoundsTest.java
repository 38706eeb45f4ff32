package dev.typewire.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.metrics.Meters;
import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.WhenSlow;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.StoredMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is given which message when; the followers here only write down what they get. */
class RoundsTest {
  /** More than have their turn before a pause. */
  private static final int MANY = 300;

  private final List<Instant> delivered = new ArrayList<>();
  private final Rounds rounds =
      new Rounds(
          new Meters() {
            @Override
            public void delivered(Instant createdAt) {
              delivered.add(createdAt);
            }
          });
  private final List<SharedMessage> messages = new ArrayList<>();

  /** Writes down the numbers of its messages, and how many came together. */
  private static final class Reader extends Follower {
    final List<Long> seen = new ArrayList<>();
    final List<Integer> writes = new ArrayList<>();
    @Nullable RuntimeException failing;
    Runnable whenWriting = () -> {};
    @Nullable Throwable fault;

    @Override
    protected void deliver(LiveBatch batch, long ofTopics) {
      if (failing != null) {
        throw failing;
      }
      int before = seen.size();
      batch.forEach(ofTopics, message -> seen.add(message.message().id().sequence()));
      writes.add(seen.size() - before);
      whenWriting.run();
    }

    @Override
    protected void faulted(Throwable reason) {
      fault = reason;
      if (reason instanceof ArithmeticException) {
        throw new IllegalStateException("It cannot even be ended.");
      }
    }

    @Override
    protected void ready(LoopHub hub) {}

    @Override
    protected void deliver(SharedMessage message) {}

    @Override
    protected void lost(Gap gap) {}

    @Override
    protected void endOfBatch() {}

    @Override
    protected void ended(@Nullable Throwable cause) {}
  }

  private List<Reader> readers(int count, String topic) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Reader reader = new Reader();
              rounds.follow(reader, Set.of(topic));
              return reader;
            })
        .toList();
  }

  /** Adds the next message; its number is how many there have been. */
  private long add(String topic) {
    long number = messages.size() + 1L;
    MessageId id = new MessageId("e", number);
    Payload payload = Payload.ofJson(new byte[] {'1'});
    Instant at = Instant.ofEpochSecond(number);
    SharedMessage message =
        new SharedMessage(
            new StoredMessage(
                id, "order:42", topic, MessageKind.DATA, null, payload, at, null, null),
            WhenSlow.RESUME,
            new CompressedFrames(1_000));
    messages.add(message);
    rounds.add(message);
    return number;
  }

  private String topicOf(long number) {
    return messages.get((int) number - 1).message().topic();
  }

  @Test
  void messageInMidRound_goesToTheRest_andToTheOthersInTheNextRound() {
    List<Reader> readers = readers(MANY, "step");
    add("step");
    assertThat(rounds.goOn()).isTrue();
    add("step");
    while (rounds.goOn()) {
      // until everybody has both
    }
    assertThat(readers).allSatisfy(reader -> assertThat(reader.seen).containsExactly(1L, 2L));
    assertThat(readers.get(0).writes).containsExactly(1, 1);
    assertThat(readers.get(MANY - 1).writes).containsExactly(2);
    assertThat(delivered).containsExactly(Instant.ofEpochSecond(1), Instant.ofEpochSecond(2));
  }

  @Test
  void followerOfSeveralTopics_getsThemInTheChannelsOrder() {
    readers(MANY, "step");
    Reader both = new Reader();
    rounds.follow(both, Set.of("step", "log"));
    List<Reader> logs = readers(MANY, "log");
    add("step");
    add("log");
    assertThat(rounds.goOn()).isTrue();
    add("step");
    rounds.finish();
    assertThat(both.seen).containsExactly(1L, 2L, 3L);
    assertThat(logs).allSatisfy(reader -> assertThat(reader.seen).containsExactly(2L));
  }

  @Test
  void followerThatComesInMidRound_getsWhatIsAddedAfterIt_andNothingElse() {
    readers(MANY, "step");
    add("step");
    assertThat(rounds.goOn()).isTrue();
    Reader late = new Reader();
    rounds.follow(late, Set.of("step"));
    add("step");
    rounds.finish();
    assertThat(late.seen).containsExactly(2L);
  }

  @Test
  void topicThatIsFollowedInMidRound_comesAfterWhatTheFollowerLacked() {
    List<Reader> readers = readers(MANY, "step");
    Reader last = readers.get(MANY - 1);
    readers(1, "log");
    add("step");
    add("log");
    assertThat(rounds.goOn()).isTrue();
    rounds.follow(last, Set.of("step", "log"));
    assertThat(last.seen).containsExactly(1L);
    add("log");
    rounds.finish();
    assertThat(last.seen).containsExactly(1L, 3L);
  }

  @Test
  void followerThatLeavesInMidRound_getsNothingMore_andNobodyElseIsPassedOver() {
    List<Reader> readers = readers(MANY, "step");
    add("step");
    assertThat(rounds.goOn()).isTrue();
    rounds.follow(readers.get(0), Set.of());
    rounds.follow(readers.get(MANY - 2), Set.of());
    rounds.finish();
    assertThat(readers.get(MANY - 2).seen).isEmpty();
    assertThat(readers.get(MANY - 1).seen).containsExactly(1L);
    add("step");
    rounds.finish();
    assertThat(readers.get(0).seen).containsExactly(1L);
    assertThat(readers.subList(1, MANY - 2))
        .allSatisfy(reader -> assertThat(reader.seen).containsExactly(1L, 2L));
  }

  @Test
  void followerThatFails_isToldSo_andTheOthersGetTheirMessages() {
    List<Reader> readers = readers(3, "step");
    readers.get(1).failing = new IllegalStateException("no memory");
    add("step");
    rounds.finish();
    assertThat(readers.get(1).fault).isSameAs(readers.get(1).failing);
    assertThat(readers.get(0).seen).containsExactly(1L);
    assertThat(readers.get(2).seen).containsExactly(1L);
  }

  @Test
  void followerThatCannotEvenBeEnded_holdsUpNobody() {
    List<Reader> readers = readers(3, "step");
    readers.get(1).failing = new ArithmeticException();
    add("step");
    rounds.finish();
    assertThat(readers.get(2).seen).containsExactly(1L);
  }

  @Test
  void connectionThatEndsWithWhatItLacked_followsNothingMore() {
    List<Reader> readers = readers(MANY, "step");
    Reader last = readers.get(MANY - 1);
    last.whenWriting = () -> rounds.follow(last, Set.of());
    add("step");
    assertThat(rounds.goOn()).isTrue();
    rounds.follow(last, Set.of("step", "log"));
    add("log");
    rounds.finish();
    assertThat(last.seen).containsExactly(1L);
    assertThat(last.seats.isEmpty()).isTrue();
  }

  @Test
  void topicsThatComeAndGoInMidRound_reachTheirOwnFollowersOnly() {
    List<Reader> readers = readers(MANY, "step");
    List<Reader> brief = new ArrayList<>();
    for (int i = 1; i < LiveBatch.MAX_TOPICS; i++) {
      brief.addAll(readers(1, "brief-" + i));
    }
    add("step");
    for (int i = 1; i < LiveBatch.MAX_TOPICS; i++) {
      add("brief-" + i);
    }
    assertThat(rounds.goOn()).isTrue();
    brief.forEach(reader -> rounds.follow(reader, Set.of()));
    List<Reader> later = readers(1, "later");
    long number = add("later");
    rounds.finish();
    assertThat(later.get(0).seen).containsExactly(number);
    assertThat(readers).allSatisfy(reader -> assertThat(reader.seen).containsExactly(1L));
  }

  @Test
  void moreTopicsThanABatchTellsApart_stillComeInOrder() {
    Reader reader = new Reader();
    List<String> topics = IntStream.range(0, 100).mapToObj(i -> "topic-" + i).toList();
    rounds.follow(reader, topics);
    topics.forEach(this::add);
    rounds.finish();
    assertThat(reader.seen)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
  }

  @Test
  void messageThatNobodyFollows_isReleasedAtOnce() {
    readers(1, "step");
    add("log");
    assertThat(messages.get(0).refCnt()).isZero();
    assertThat(rounds.goOn()).isFalse();
    assertThat(delivered).isEmpty();
  }

  @Test
  void closedInMidRound_releasesEverything() {
    readers(MANY, "step");
    add("step");
    assertThat(rounds.goOn()).isTrue();
    rounds.close();
    assertThat(messages.get(0).refCnt()).isZero();
    assertThat(rounds.goOn()).isFalse();
  }

  /** Followers come, go and change their topics while messages come and rounds go on. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void randomMix_eachGetsItsTopicsMessagesInOrder_whileItFollowsThem(long seed) {
    Random random = new Random(seed);
    List<String> topics = List.of("a", "b", "c");
    List<Reader> readers = new ArrayList<>(readers(MANY, "a"));
    List<Set<String>> following = new ArrayList<>();
    List<List<Long>> due = new ArrayList<>();
    readers.forEach(
        reader -> {
          following.add(Set.of("a"));
          due.add(new ArrayList<>());
        });
    for (int step = 0; step < 20_000; step++) {
      int what = random.nextInt(10);
      if (what < 3) {
        String topic = topics.get(random.nextInt(3));
        long number = add(topic);
        for (int i = 0; i < readers.size(); i++) {
          if (following.get(i).contains(topic)) {
            due.get(i).add(number);
          }
        }
      } else if (what < 8) {
        rounds.goOn();
      } else {
        int i = random.nextInt(readers.size());
        Set<String> wanted = new HashSet<>(topics);
        wanted.removeIf(topic -> random.nextBoolean());
        rounds.follow(readers.get(i), wanted);
        following.set(i, wanted);
        // what it lacks of topics that it has left it does not get any more
        due.get(i)
            .subList(readers.get(i).seen.size(), due.get(i).size())
            .removeIf(number -> !wanted.contains(topicOf(number)));
      }
    }
    rounds.finish();
    for (int i = 0; i < readers.size(); i++) {
      assertThat(readers.get(i).seen).as("reader %d", i).isEqualTo(due.get(i));
    }
    assertThat(messages).allSatisfy(message -> assertThat(message.refCnt()).isZero());
  }
}
