package dev.typewire.gateway.wire;

import dev.typewire.runtime.broker.MessageKind;

/** How a client wants what is more than a payload on a topic. */
public enum Dialect {
  /** All kinds of frames, and raw bytes in one of their own. */
  V1,
  /** Chunks as messages of their topic, and raw bytes as they are. */
  PLAIN,
  /** The kinds of frames that the plain wire has for streams, and raw bytes as they are. */
  ORIGINAL;

  /** What a client calls {@link #V1} when it asks for it. */
  public static final String V1_NAME = "typewire.v1";

  /** The dialect of clients that ask for none. */
  public static Dialect ofPlainClients(boolean originalKinds) {
    return originalKinds ? ORIGINAL : PLAIN;
  }

  /** The dialect that writes such a message as this one does: one encoding serves both. */
  public Dialect representative(MessageKind kind) {
    return switch (kind) {
      case DATA, RUN -> V1;
      case STREAM_START, CHUNK, STREAM_END -> this == ORIGINAL ? V1 : this;
      case RAW -> this == ORIGINAL ? PLAIN : this;
    };
  }
}
