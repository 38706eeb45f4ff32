package dev.typewire.redis.server;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One Redis that has everything: stand-alone, or the master that Sentinels name. */
public final class SingleServer implements Server {
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private final Links links = new Links();
  private final ClientResources resources;
  private final RedisClient client;
  private final RedisAsyncCommands<String, byte[]> commands;
  private final StatefulRedisPubSubConnection<String, byte[]> listening;

  /** Connects. */
  public SingleServer(ServerSettings settings) {
    resources = settings.newResources(links);
    client = RedisClient.create(resources, settings.uris().get(0));
    client.setOptions(settings.configure(ClientOptions.builder()).build());
    try {
      commands = client.connect(CODEC).async();
      listening = client.connectPubSub(CODEC);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public CompletionStage<byte[]> runForText(Script script, String[] keys, byte[]... arguments) {
    return run(script, ScriptOutputType.VALUE, keys, arguments);
  }

  @Override
  public CompletionStage<List<Object>> runForList(
      Script script, String[] keys, byte[]... arguments) {
    return run(script, ScriptOutputType.MULTI, keys, arguments);
  }

  private <T> CompletionStage<T> run(
      Script script, ScriptOutputType type, String[] keys, byte[]... arguments) {
    CompletionStage<T> known =
        attempt(commands -> commands.evalsha(script.digest(), type, keys, arguments));
    return known
        .<CompletionStage<T>>handle(
            (answer, fault) ->
                fault != null && Faults.isNoScript(fault)
                    ? attempt(commands -> commands.eval(script.text(), type, keys, arguments))
                    : known)
        .thenCompose(answer -> answer)
        .exceptionallyCompose(this::failedToWrite);
  }

  /** What was the master may have become a replica: then new connections find the new one. */
  private <T> CompletionStage<T> failedToWrite(Throwable fault) {
    if (Faults.isReadOnly(fault)) {
      links.drop();
    }
    return failed(fault);
  }

  private <T> CompletionStage<T> attempt(
      Function<RedisAsyncCommands<String, byte[]>, CompletionStage<T>> call) {
    try {
      return call.apply(commands);
    } catch (RuntimeException e) { // not connected
      return CompletableFuture.failedFuture(e);
    }
  }

  private static <T> CompletionStage<T> failed(Throwable fault) {
    return CompletableFuture.failedFuture(Faults.of(fault));
  }

  @Override
  public CompletionStage<Void> load(List<Script> scripts) {
    CompletableFuture<?>[] loading =
        scripts.stream()
            .map(script -> attempt(commands -> commands.scriptLoad(script.text())))
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(loading).exceptionallyCompose(SingleServer::failed);
  }

  @Override
  public CompletionStage<String> info(String section) {
    return attempt(commands -> commands.info(section)).exceptionallyCompose(SingleServer::failed);
  }

  @Override
  public CompletionStage<byte @Nullable []> get(String key) {
    return this.<byte @Nullable []>attempt(commands -> commands.get(key))
        .exceptionallyCompose(SingleServer::failed);
  }

  @Override
  public CompletionStage<Void> ping() {
    return attempt(RedisAsyncCommands::ping)
        .thenCombine(attempt(ignored -> listening.async().ping()), (one, other) -> one)
        .<Void>thenApply(pong -> null)
        .exceptionallyCompose(SingleServer::failed);
  }

  @Override
  public String notifyCommand() {
    return "PUBLISH";
  }

  @Override
  public void notify(Notified listener) {
    client.addListener(
        new RedisConnectionStateListener() {
          @Override
          public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress to) {
            listener.connected();
          }
        });
    listening.addListener(
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
  public CompletionStage<Void> listen(String topic) {
    return this.<Void>attempt(ignored -> listening.async().subscribe(topic))
        .exceptionallyCompose(SingleServer::failed);
  }

  @Override
  public void unlisten(String topic) {
    var unused = attempt(ignored -> listening.async().unsubscribe(topic));
  }

  @Override
  public void close() {
    client.shutdown(0, 1, TimeUnit.SECONDS);
    var unused = resources.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
