package dev.typewire.gateway.fanout;

import dev.typewire.gateway.wire.DataFrame;
import dev.typewire.gateway.wire.Dialect;
import dev.typewire.runtime.WhenSlow;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one channel that are handed out together on one event loop. What several connections
 * get alike is put together once, and each of them writes it at once.
 *
 * <p>Each topic has a bit here, so that a set of topics is a number.
 */
public final class LiveBatch {
  /** As many as a set has bits. */
  static final int MAX_TOPICS = Long.SIZE;

  private final List<SharedMessage> messages;
  private final long[] bits;
  private final List<String> topics;
  private final boolean keepsAll;
  private final boolean dialectsAgree;
  private final List<Known> encoded = new ArrayList<>(1);
  private @Nullable Known last;

  /** What the connections get that want these messages in this form. */
  private record Known(Wire wire, Dialect dialect, long topics, Encoded encoded) {
    boolean is(Wire onWire, Dialect inDialect, long ofTopics) {
      return wire == onWire && dialect == inDialect && topics == ofTopics;
    }
  }

  /**
   * Messages as bytes.
   *
   * @param segments the batch's own, to be duplicated
   * @param bytes how many there are in them
   * @param messages how many there are in them
   */
  public record Encoded(List<ByteBuf> segments, long bytes, int messages) {
    static Encoded of(List<ByteBuf> segments, int messages) {
      long bytes = 0;
      for (ByteBuf segment : segments) {
        bytes += segment.readableBytes();
      }
      return new Encoded(segments, bytes, messages);
    }
  }

  private LiveBatch(
      List<SharedMessage> messages,
      long[] bits,
      List<String> topics,
      boolean keepsAll,
      boolean dialectsAgree) {
    this.messages = messages;
    this.bits = bits;
    this.topics = topics;
    this.keepsAll = keepsAll;
    this.dialectsAgree = dialectsAgree;
  }

  /** These messages, of at most {@link #MAX_TOPICS} topics. */
  static LiveBatch of(List<SharedMessage> messages) {
    long[] bits = new long[messages.size()];
    List<String> topics = new ArrayList<>(1);
    boolean keepsAll = true;
    boolean dialectsAgree = true;
    for (int i = 0; i < bits.length; i++) {
      SharedMessage message = messages.get(i);
      bits[i] = 1L << indexOf(message.message().topic(), topics);
      keepsAll &= message.whenSlow() == WhenSlow.RESUME;
      dialectsAgree &= Dialect.PLAIN.representative(message.message().kind()) == Dialect.V1;
    }
    return new LiveBatch(List.copyOf(messages), bits, topics, keepsAll, dialectsAgree);
  }

  private static int indexOf(String topic, List<String> topics) {
    int index = topics.indexOf(topic);
    if (index < 0) {
      topics.add(topic);
    }
    return index < 0 ? topics.size() - 1 : index;
  }

  /** Those of the topics here that are wanted, by their bits. */
  long topics(Predicate<String> wanted) {
    long bitsOfWanted = 0;
    for (int topic = 0; topic < topics.size(); topic++) {
      if (wanted.test(topics.get(topic))) {
        bitsOfWanted |= 1L << topic;
      }
    }
    return bitsOfWanted;
  }

  /** Whether no topic here lets messages be left out for slow connections. */
  public boolean keepsAll() {
    return keepsAll;
  }

  /** Calls for each message of these topics, in order. */
  public void forEach(long ofTopics, Consumer<SharedMessage> visit) {
    for (int i = 0; i < bits.length; i++) {
      if ((bits[i] & ofTopics) != 0) {
        visit.accept(messages.get(i));
      }
    }
  }

  /** What the messages are written as. */
  public enum Wire {
    /** WebSocket frames. */
    SOCKET,
    /** Compressed WebSocket frames. */
    DEFLATED_SOCKET,
    /** Server-sent events with the messages' ids. */
    EVENTS
  }

  /** The messages of these topics, in order. */
  public Encoded encoded(long ofTopics, Wire wire, Dialect dialect, ByteBufAllocator allocator) {
    Dialect as = dialectsAgree ? Dialect.V1 : dialect;
    if (last == null || !last.is(wire, as, ofTopics)) { // neighbours mostly get the same
      last = known(ofTopics, wire, as, allocator);
    }
    return last.encoded;
  }

  private Known known(long ofTopics, Wire wire, Dialect dialect, ByteBufAllocator allocator) {
    for (Known each : encoded) {
      if (each.is(wire, dialect, ofTopics)) {
        return each;
      }
    }
    Known added = new Known(wire, dialect, ofTopics, encode(ofTopics, wire, dialect, allocator));
    encoded.add(added);
    return added;
  }

  private Encoded encode(long ofTopics, Wire wire, Dialect dialect, ByteBufAllocator allocator) {
    return switch (wire) {
      case SOCKET -> frames(ofTopics, dialect, allocator);
      case DEFLATED_SOCKET ->
          joined(ofTopics, m -> m.deflatedSocketFrame(dialect, allocator), allocator);
      case EVENTS -> joined(ofTopics, m -> m.sseEvent(dialect, allocator), allocator);
    };
  }

  private Encoded frames(long ofTopics, Dialect dialect, ByteBufAllocator allocator) {
    List<DataFrame> frames = collect(ofTopics, message -> message.frame(dialect));
    return Encoded.of(Segments.ofFrames(frames, allocator), frames.size());
  }

  private Encoded joined(
      long ofTopics,
      Function<SharedMessage, @Nullable ByteBuf> encoder,
      ByteBufAllocator allocator) {
    List<ByteBuf> pieces = collect(ofTopics, encoder);
    return Encoded.of(Segments.ofBuffers(pieces, allocator), pieces.size());
  }

  private <T> List<T> collect(long ofTopics, Function<SharedMessage, @Nullable T> encoder) {
    List<T> all = new ArrayList<>(messages.size());
    forEach(
        ofTopics,
        message -> {
          T one = encoder.apply(message);
          if (one != null) {
            all.add(one);
          }
        });
    return all;
  }

  /** Everybody has it. */
  void release() {
    encoded.forEach(known -> known.encoded.segments.forEach(ByteBuf::release));
    encoded.clear();
  }
}
