package dev.typewire.runtime.broker;

/** What a message is on its topic. */
public enum MessageKind {
  /** A payload of its own. */
  DATA,
  /** What became of a durable run; for every subscriber of the channel, whatever its topics. */
  RUN,
  /** The beginning of a stream of chunks; its payload is {@code null}. */
  STREAM_START,
  /** One payload of a stream. */
  CHUNK,
  /** The end of a stream: its payload is {@code null}, or a string that says what went wrong. */
  STREAM_END,
  /** Bytes that are forwarded as they are; the payload need not be JSON. */
  RAW;

  /** Whether a payload of the topic's declared type comes with it. */
  public boolean isOfTopicsType() {
    return this == DATA || this == CHUNK;
  }

  /** Whether it belongs to a stream that has begun before: a replay counts whole streams. */
  public boolean continuesStream() {
    return this == CHUNK || this == STREAM_END;
  }
}
