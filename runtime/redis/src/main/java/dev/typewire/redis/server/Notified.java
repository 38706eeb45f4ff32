package dev.typewire.redis.server;

/** Is told of notifications, on a connection's thread. */
public interface Notified {
  /** From now on all notifications come, until a connection is lost; some may be missing before. */
  void listening(String topic);

  /** A notification. */
  void notification(String topic, byte[] content);
}
