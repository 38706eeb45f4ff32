package dev.typewire.redis.server;

import java.util.concurrent.CompletionStage;

/** How notifications come in; as {@link Server} has it. Failures are Lettuce's own. */
interface Listening extends AutoCloseable {
  /** The command by which a script notifies. */
  String notifyCommand();

  void notify(Notified listener);

  CompletionStage<?> listen(String topic);

  void unlisten(String topic);

  /** Asks for an answer on every connection, and goes where topics have moved. */
  CompletionStage<?> ping();

  @Override
  void close();
}
