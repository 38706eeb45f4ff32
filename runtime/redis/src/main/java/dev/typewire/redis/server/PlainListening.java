package dev.typewire.redis.server;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One connection on which everything comes; in a cluster every node passes everything on. */
final class PlainListening implements Listening {
  private final StatefulRedisPubSubConnection<String, byte[]> connection;

  PlainListening(StatefulRedisPubSubConnection<String, byte[]> connection) {
    this.connection = connection;
  }

  @Override
  public String notifyCommand() {
    return "PUBLISH";
  }

  @Override
  public void notify(Notified listener) {
    connection.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void subscribed(String topic, long count) {
            listener.listening(topic);
          }

          @Override
          public void message(String topic, byte[] content) {
            listener.notification(topic, content);
          }
        });
  }

  @Override
  public CompletionStage<?> listen(String topic) {
    return attempt(() -> connection.async().subscribe(topic));
  }

  @Override
  public void unlisten(String topic) {
    var unused = attempt(() -> connection.async().unsubscribe(topic));
  }

  @Override
  public CompletionStage<?> ping() {
    return attempt(() -> connection.async().ping());
  }

  /** Lettuce throws when there is no connection. */
  static CompletionStage<?> attempt(Supplier<CompletionStage<?>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
