package dev.typewire.redis;

/** Whoever publishes to {@code order:42}. */
interface Publisher {
  /**
   * Publishes, with the text as the idempotency key.
   *
   * @throws dev.typewire.runtime.broker.BrokerException if it is not certain that it worked
   */
  void publish(String data);
}
