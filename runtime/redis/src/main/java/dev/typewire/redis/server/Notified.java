package dev.typewire.redis.server;

/** Is told of notifications and connections, on a connection's thread. */
public interface Notified {
  /** A connection stands, for the first time or again. */
  void connected();

  /** From now on all notifications come, until a connection is lost; some may be missing before. */
  void listening(String topic);

  /** A notification. */
  void notification(String topic, byte[] content);
}
