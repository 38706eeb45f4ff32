package dev.typewire.redis.server;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A Redis, whatever its shape. Everything fails within the time limit; nothing is sent again by
 * itself after a connection was lost. Safe for use by many threads.
 */
public interface Server extends AutoCloseable {
  /**
   * Runs a script that answers with one string.
   *
   * <p>Scripts of one thread run in the order of its calls, unless the server did not know the
   * script yet.
   *
   * @param keys those that it uses; all of one slot
   * @return fails with a {@link dev.typewire.runtime.broker.BrokerException}
   */
  CompletionStage<byte[]> runForText(Script script, String[] keys, byte[]... arguments);

  /** The same for a script that answers with a list. */
  CompletionStage<List<Object>> runForList(Script script, String[] keys, byte[]... arguments);

  /** Makes scripts known to every server that will be asked to run them. */
  CompletionStage<Void> load(List<Script> scripts);

  /** A section of what the server says of itself. */
  CompletionStage<String> info(String section);

  /** A key's value; null if there is none. */
  CompletionStage<byte @Nullable []> get(String key);

  /** Asks for an answer on every connection. */
  CompletionStage<Void> ping();

  /** The command by which a script notifies listeners. */
  String notifyCommand();

  /** Says where notifications go; at most once. */
  void notify(Notified listener);

  /**
   * Begins to listen. {@link Notified#listening} tells when it does, also each time that it does
   * again after a connection was lost.
   *
   * @return completes when the server has said so; fails when it cannot be told now. Once told, it
   *     listens on by itself until {@link #unlisten}
   */
  CompletionStage<Void> listen(String topic);

  /** Listens no more. */
  void unlisten(String topic);

  /** Drops the connections. Again is harmless. */
  @Override
  void close();
}
