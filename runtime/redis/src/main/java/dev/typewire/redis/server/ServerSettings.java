package dev.typewire.redis.server;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How to reach Redis.
 *
 * @param uris one; for a cluster as many of its nodes as are known
 * @param timeout how long a command may take
 */
public record ServerSettings(List<RedisURI> uris, Duration timeout, SslOptions ssl) {
  /** How often every connection is asked for an answer. */
  public static final Duration PING_INTERVAL = Duration.ofSeconds(1);

  /** After a failure the next try comes within a second, not everybody's at once. */
  ClientResources newResources(Links links) {
    Duration silence = PING_INTERVAL.multipliedBy(2).plus(timeout);
    return ClientResources.builder()
        .ioThreadPoolSize(2)
        .computationThreadPoolSize(2)
        .reconnectDelay(
            () ->
                Delay.fullJitter(
                    Duration.ofMillis(20), Duration.ofSeconds(1), 50, TimeUnit.MILLISECONDS))
        .commandLatencyRecorder(CommandLatencyRecorder.disabled())
        .nettyCustomizer(links.watching(silence))
        .build();
  }

  /**
   * Lettuce would hold commands back while there is no connection, and send those again that had no
   * answer. Whoever publishes decides that, so here both fail at once.
   */
  <B extends ClientOptions.Builder> B configure(B options) {
    options
        .autoReconnect(true)
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .replayFilter(command -> true)
        .maintNotificationsConfig(MaintNotificationsConfig.disabled())
        .socketOptions(SocketOptions.builder().connectTimeout(timeout).keepAlive(true).build())
        .sslOptions(ssl)
        .timeoutOptions(TimeoutOptions.enabled(timeout));
    return options;
  }
}
