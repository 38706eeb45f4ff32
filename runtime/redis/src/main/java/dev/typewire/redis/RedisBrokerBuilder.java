package dev.typewire.redis;

import dev.typewire.redis.channel.ChannelStore;
import dev.typewire.redis.channel.Keys;
import dev.typewire.redis.channel.Probe;
import dev.typewire.redis.server.LettuceServer;
import dev.typewire.redis.server.Server;
import dev.typewire.redis.server.ServerSettings;
import dev.typewire.redis.writer.Scripts;
import dev.typewire.runtime.broker.BrokerException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.StaticCredentialsProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link RedisBroker}. */
public final class RedisBrokerBuilder {
  /** Tokens go by the clock that stamps the messages of this channel. */
  private static final String REVOCATIONS = "typewire:revoked";

  private static final Duration WRITER_TIMEOUT = Duration.ofSeconds(15);

  private final List<RedisURI> uris = new ArrayList<>();
  private String keyPrefix = "typewire:";
  private Duration timeout = Duration.ofSeconds(2);
  private @Nullable Duration writerTimeout;
  private SslOptions ssl = SslOptions.create();
  private int maxPublishes = 10_000;
  private long maxPublishBytes = 64L << 20;
  private long windowBytes = 1L << 20;
  private long allWindowBytes = 64L << 20;

  RedisBrokerBuilder(String... uris) {
    if (uris.length == 0) {
      throw new IllegalArgumentException("No address. Pass one such as redis://127.0.0.1:6379.");
    }
    for (String uri : uris) {
      this.uris.add(RedisURI.create(uri));
    }
  }

  /** Who says to be allowed, when the address does not. */
  public RedisBrokerBuilder credentials(String user, char[] password) {
    uris.forEach(uri -> uri.setCredentialsProvider(new StaticCredentialsProvider(user, password)));
    return this;
  }

  /** The number of the database, when the address does not say; a cluster has 0 alone. */
  public RedisBrokerBuilder database(int number) {
    uris.forEach(uri -> uri.setDatabase(number));
    return this;
  }

  /**
   * In front of every key; {@code typewire:} by default. Deployments with prefixes of their own
   * share a Redis and know nothing of each other.
   */
  public RedisBrokerBuilder keyPrefix(String prefix) {
    if (prefix.contains("{") || prefix.contains("}")) {
      throw new IllegalArgumentException(
          "The key prefix \"" + prefix + "\" holds a brace, which is for the channel's name.");
    }
    this.keyPrefix = prefix;
    return this;
  }

  /** What Redis calls our connections; {@code typewire} by default. */
  public RedisBrokerBuilder clientName(String name) {
    uris.forEach(uri -> uri.setClientName(name));
    return this;
  }

  /**
   * For {@code rediss}: certificates in PEM that Redis's must be signed by; what Java trusts by
   * default.
   */
  public RedisBrokerBuilder tlsTrust(Path file) {
    this.ssl = SslOptions.builder().jdkSslProvider().trustManager(file.toFile()).build();
    return this;
  }

  /** How long a command may take, a publish too; 2 s by default. */
  public RedisBrokerBuilder timeout(Duration value) {
    this.timeout = value;
    return this;
  }

  /**
   * How many publishes, with how many bytes, may wait for an answer; 10,000 and 64 MiB by default.
   * More fail at once.
   */
  public RedisBrokerBuilder maxInFlight(int publishes, long bytes) {
    this.maxPublishes = publishes;
    this.maxPublishBytes = bytes;
    return this;
  }

  /**
   * Bytes of recent messages that a node holds of one channel, and of all together; 1 MiB and 64
   * MiB by default. Subscribers that are behind them read from Redis.
   */
  public RedisBrokerBuilder windowBytes(long ofOneChannel, long ofAll) {
    this.windowBytes = ofOneChannel;
    this.allWindowBytes = ofAll;
    return this;
  }

  /**
   * How long a node that writes streams may be silent; by default 15 s, or three times {@link
   * #timeout} if that is more; the same on all nodes. When another node has found for two thirds of
   * it that this is over, it ends the streams with an error.
   */
  public RedisBrokerBuilder writerTimeout(Duration value) {
    this.writerTimeout = value;
    return this;
  }

  /**
   * Connects.
   *
   * @throws BrokerException if Redis cannot be reached, is too old, or forbids what is needed
   */
  public RedisBroker connect() {
    Duration ofWriters = writerTimeout();
    for (RedisURI uri : uris) {
      uri.setTimeout(timeout);
      if (uri.getClientName() == null) {
        uri.setClientName("typewire");
      }
    }
    Server server = open(new ServerSettings(List.copyOf(uris), timeout, ssl));
    Keys keys = new Keys(keyPrefix, uris.get(0).getDatabase());
    ChannelStore store = new ChannelStore(server, keys);
    RedisClock clock = new RedisClock(() -> store.time(REVOCATIONS), System::nanoTime);
    try {
      new Probe(server, keys).run();
      join(server.load(Scripts.all()));
      join(clock.ask());
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    InFlight inFlight = new InFlight(maxPublishes, maxPublishBytes);
    return new RedisBroker(
        server, keys, store, clock, inFlight, windowBytes, allWindowBytes, ofWriters);
  }

  private Duration writerTimeout() {
    Duration least = timeout.multipliedBy(3);
    if (writerTimeout == null) {
      return least.compareTo(WRITER_TIMEOUT) < 0 ? WRITER_TIMEOUT : least;
    }
    if (writerTimeout.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "writerTimeout is "
              + writerTimeout
              + ", less than three times the timeout of a command, "
              + timeout
              + ". Make it longer.");
    }
    return writerTimeout;
  }

  private static <T> T join(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof BrokerException known ? known : e;
    }
  }

  /** One of the addresses tells of what shape the deployment is. */
  private Server open(ServerSettings settings) {
    RedisException failure = null;
    for (RedisURI uri : uris) {
      try {
        LettuceServer server = single(settings, uri, 3);
        String info = infoOf(server);
        return info.contains("_mode:cluster") ? insteadOf(server, settings, info) : server;
      } catch (RedisException e) {
        failure = e;
      }
    }
    throw new BrokerException(
        "BROKER_UNREACHABLE",
        true,
        "no connection to Redis at "
            + addresses()
            + ": "
            + reason(failure)
            + ". Check the address, the credentials and whether TLS is wanted (rediss://).");
  }

  private static LettuceServer single(ServerSettings settings, RedisURI uri, int attempts) {
    try {
      return LettuceServer.single(settings, uri);
    } catch (RedisException e) {
      // Lettuce says this, and not what Redis said, when Redis refuses faster than Lettuce looks.
      if (attempts > 1 && reason(e).contains("RedisHandshakeHandler not registered")) {
        return single(settings, uri, attempts - 1);
      }
      throw e;
    }
  }

  private static LettuceServer insteadOf(
      LettuceServer oneNode, ServerSettings settings, String info) {
    oneNode.close();
    return LettuceServer.cluster(settings, !info.contains("redis_version:6."));
  }

  private static String infoOf(LettuceServer server) {
    try {
      return join(server.info("server"));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private String addresses() {
    return uris.stream()
        .map(uri -> uri.getHost() == null ? "its Sentinels" : uri.getHost() + ":" + uri.getPort())
        .collect(Collectors.joining(", "));
  }

  private static String reason(@Nullable Throwable fault) {
    Throwable deepest = fault;
    while (deepest != null && deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest == null ? "no address" : String.valueOf(deepest.getMessage());
  }
}
