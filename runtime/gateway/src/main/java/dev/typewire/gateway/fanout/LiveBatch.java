package dev.typewire.gateway.fanout;

import dev.typewire.gateway.wire.Dialect;
import dev.typewire.runtime.WhenSlow;
import dev.typewire.runtime.broker.MessageKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one channel that are handed out together on one event loop. What several connections
 * get alike is put together once, and each of them writes it at once.
 *
 * <p>Each topic has a bit here, so that a set of topics is a number.
 */
public final class LiveBatch {
  /** Bytes that are put together at most, so that no buffer is large. */
  private static final int SEGMENT = 64 << 10;

  private static final int MAX_TOPICS = Long.SIZE;

  private final List<SharedMessage> messages;
  private final long[] bits;
  private final Map<String, Long> topics;
  private final boolean keepsAll;
  private final boolean dialectsAgree;
  private final Map<Form, Encoded> encoded = new HashMap<>(2);
  private @Nullable Known last;

  /** Which connections get the same bytes. */
  private record Form(Wire wire, Dialect dialect, long topics) {
    boolean is(Wire onWire, Dialect inDialect, long ofTopics) {
      return wire == onWire && dialect == inDialect && topics == ofTopics;
    }
  }

  private record Known(Form form, Encoded encoded) {}

  /**
   * Messages as bytes.
   *
   * @param segments the batch's own, to be duplicated
   * @param messages how many there are in them
   */
  public record Encoded(List<ByteBuf> segments, int messages) {}

  private LiveBatch(List<SharedMessage> messages, long[] bits, Map<String, Long> topics) {
    this.messages = messages;
    this.bits = bits;
    this.topics = topics;
    this.keepsAll = messages.stream().allMatch(m -> m.whenSlow() == WhenSlow.RESUME);
    this.dialectsAgree =
        messages.stream()
            .allMatch(m -> Dialect.PLAIN.representative(m.message().kind()) == Dialect.V1);
  }

  /** The events as a batch; null if something else is among them, or topics are too many. */
  static @Nullable LiveBatch of(List<LiveEvent> events) {
    List<SharedMessage> messages = new ArrayList<>(events.size());
    long[] bits = new long[events.size()];
    Map<String, Long> topics = new HashMap<>(4);
    for (LiveEvent event : events) {
      if (!(event instanceof SharedMessage message)
          || message.message().kind() == MessageKind.RUN) {
        return null;
      }
      Long bit = topics.get(message.message().topic());
      if (bit == null) {
        if (topics.size() == MAX_TOPICS) {
          return null;
        }
        bit = 1L << topics.size();
        topics.put(message.message().topic(), bit);
      }
      bits[messages.size()] = bit;
      messages.add(message);
    }
    return new LiveBatch(messages, bits, topics);
  }

  /** The bits of the topics that have messages here. */
  Map<String, Long> topics() {
    return topics;
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
    if (last == null || !last.form.is(wire, as, ofTopics)) { // neighbours mostly get the same
      Form form = new Form(wire, as, ofTopics);
      last = new Known(form, encoded.computeIfAbsent(form, f -> encode(f, allocator)));
    }
    return last.encoded;
  }

  private Encoded encode(Form form, ByteBufAllocator allocator) {
    return joined(
        form,
        message ->
            switch (form.wire) {
              case SOCKET -> message.socketFrame(form.dialect, allocator);
              case DEFLATED_SOCKET -> message.deflatedSocketFrame(form.dialect, allocator);
              case EVENTS -> message.sseEvent(form.dialect, allocator);
            },
        allocator);
  }

  private interface Encoder {
    @Nullable ByteBuf encode(SharedMessage message);
  }

  private Encoded joined(Form form, Encoder encoder, ByteBufAllocator allocator) {
    List<ByteBuf> pieces = new ArrayList<>();
    forEach(
        form.topics,
        message -> {
          ByteBuf piece = encoder.encode(message);
          if (piece != null) {
            pieces.add(piece);
          }
        });
    List<ByteBuf> segments = new ArrayList<>(1);
    int from = 0;
    while (from < pieces.size()) {
      int to = from + 1;
      int length = pieces.get(from).readableBytes();
      while (to < pieces.size() && length + pieces.get(to).readableBytes() <= SEGMENT) {
        length += pieces.get(to).readableBytes();
        to++;
      }
      segments.add(join(pieces.subList(from, to), length, allocator));
      from = to;
    }
    return new Encoded(segments, pieces.size());
  }

  private static ByteBuf join(List<ByteBuf> pieces, int length, ByteBufAllocator allocator) {
    if (pieces.size() == 1) {
      return pieces.get(0);
    }
    ByteBuf joined = allocator.directBuffer(length, length);
    for (ByteBuf piece : pieces) {
      joined.writeBytes(piece);
      piece.release();
    }
    return joined;
  }

  /** Everybody has it. */
  void release() {
    encoded.values().forEach(known -> known.segments.forEach(ByteBuf::release));
    encoded.clear();
  }
}
