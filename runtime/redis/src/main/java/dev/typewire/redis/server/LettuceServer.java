package dev.typewire.redis.server;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.AsyncNodeSelection;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Redis over two of Lettuce's connections, one for commands and one for notifications; in a cluster
 * the first is one to each node that is needed.
 */
public final class LettuceServer implements Server {
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private final Links links;
  private final ClientResources resources;
  private final AbstractRedisClient client;
  private final RedisClusterAsyncCommands<String, byte[]> commands;
  private final StatefulRedisPubSubConnection<String, byte[]> listening;

  private LettuceServer(
      Links links,
      ClientResources resources,
      AbstractRedisClient client,
      RedisClusterAsyncCommands<String, byte[]> commands,
      StatefulRedisPubSubConnection<String, byte[]> listening) {
    this.links = links;
    this.resources = resources;
    this.client = client;
    this.commands = commands;
    this.listening = listening;
  }

  /**
   * Connects to one Redis that has everything: stand-alone, or the master that Sentinels name.
   *
   * @throws io.lettuce.core.RedisException if it cannot be reached
   */
  public static LettuceServer single(ServerSettings settings, RedisURI uri) {
    Links links = new Links();
    ClientResources resources = settings.newResources(links);
    RedisClient client = RedisClient.create(resources, uri);
    client.setOptions(settings.configure(ClientOptions.builder()).build());
    return closingOnFailure(
        client,
        resources,
        () ->
            new LettuceServer(
                links,
                resources,
                client,
                client.connect(CODEC).async(),
                client.connectPubSub(CODEC)));
  }

  /**
   * Connects to a cluster.
   *
   * @throws io.lettuce.core.RedisException if none of its nodes can be reached
   */
  public static LettuceServer cluster(ServerSettings settings) {
    Links links = new Links();
    ClientResources resources = settings.newResources(links);
    RedisClusterClient client = RedisClusterClient.create(resources, settings.uris());
    client.setOptions(
        settings
            .configure(ClusterClientOptions.builder())
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .enablePeriodicRefresh(Duration.ofSeconds(2))
                    .adaptiveRefreshTriggersTimeout(Duration.ofMillis(500))
                    .build())
            .build());
    return closingOnFailure(
        client,
        resources,
        () ->
            new LettuceServer(
                links,
                resources,
                client,
                client.connect(CODEC).async(),
                client.connectPubSub(CODEC)));
  }

  private static LettuceServer closingOnFailure(
      AbstractRedisClient client, ClientResources resources, Supplier<LettuceServer> connecting) {
    try {
      return connecting.get();
    } catch (RuntimeException e) {
      shutDown(client, resources);
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
      Function<RedisClusterAsyncCommands<String, byte[]>, CompletionStage<T>> call) {
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
    return CompletableFuture.allOf(loading).exceptionallyCompose(LettuceServer::failed);
  }

  @Override
  public CompletionStage<String> info(String section) {
    return attempt(commands -> commands.info(section)).exceptionallyCompose(LettuceServer::failed);
  }

  @Override
  public CompletionStage<byte @Nullable []> get(String key) {
    return this.<byte @Nullable []>attempt(commands -> commands.get(key))
        .exceptionallyCompose(LettuceServer::failed);
  }

  @Override
  public CompletionStage<Void> ping() {
    return pingForCommands()
        .thenCombine(attempt(ignored -> listening.async().ping()), (one, other) -> one)
        .<Void>thenApply(pong -> null)
        .exceptionallyCompose(LettuceServer::failed);
  }

  /** Of a cluster every node is asked, so that no connection is silent; the masters count. */
  private CompletionStage<?> pingForCommands() {
    if (!(commands instanceof RedisAdvancedClusterAsyncCommands<String, byte[]> cluster)) {
      return attempt(RedisClusterAsyncCommands::ping);
    }
    var unused = attempt(ignored -> pingEach(cluster.replicas()));
    return attempt(ignored -> pingEach(cluster.upstream()));
  }

  private static CompletableFuture<Void> pingEach(AsyncNodeSelection<String, byte[]> nodes) {
    return CompletableFuture.allOf(nodes.commands().ping().futures());
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
        .exceptionallyCompose(LettuceServer::failed);
  }

  @Override
  public void unlisten(String topic) {
    var unused = attempt(ignored -> listening.async().unsubscribe(topic));
  }

  @Override
  public void close() {
    shutDown(client, resources);
  }

  private static void shutDown(AbstractRedisClient client, ClientResources resources) {
    client.shutdown(0, 1, TimeUnit.SECONDS);
    var unused = resources.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
