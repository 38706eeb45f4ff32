package dev.typewire.gateway;

import dev.typewire.gateway.http.OriginRule;
import dev.typewire.gateway.limit.Limits;
import dev.typewire.gateway.metrics.Meters;
import dev.typewire.gateway.metrics.MicrometerMeters;
import dev.typewire.gateway.node.Settings;
import dev.typewire.gateway.tls.PemFiles;
import dev.typewire.runtime.Realtime;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server that browsers connect to, over WebSocket and server-sent events, and that back ends in
 * other languages publish to over HTTP.
 *
 * <pre>{@code
 * Gateway gateway = Gateway.builder(realtime).port(8081).start();
 * }</pre>
 *
 * <p>It runs on a few threads of its own, whatever the number of connections, and needs no other
 * server. What it speaks is in PROTOCOL.md of its module. Safe for use by many threads.
 */
public final class Gateway implements AutoCloseable {
  private final Server server;

  private Gateway(Server server) {
    this.server = server;
  }

  /** Prepares a gateway to the channels of a runtime, which stays open when the gateway closes. */
  public static Builder builder(Realtime realtime) {
    return new Builder(realtime);
  }

  /** The port that it listens on: a real one when 0 was asked for. */
  public int port() {
    return server.port();
  }

  /**
   * Ends it: takes no more connections and requests, tells clients to move elsewhere, closes their
   * connections over {@link Builder#drain}, and returns when everything is closed. A request that
   * is under way is answered if that takes no longer than {@code drain} and {@link
   * Builder#closeGrace} together. Again is harmless.
   */
  @Override
  public void close() {
    server.close();
  }

  /** The settings of a {@link Gateway}. */
  public static final class Builder {
    private final Realtime realtime;
    private @Nullable String host;
    private int port = 8081;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Set<String> allowedOrigins = Set.of();
    private boolean devMode;
    private boolean originalStreamKinds;
    private boolean plainSockets = true;
    private boolean compression;
    private Duration pingInterval = Duration.ofSeconds(15);
    private int maxQueuedBytes = 4 << 20;
    private List<IpSubnetFilterRule> trustedProxies = List.of();
    private @Nullable PemFiles tls;
    private Duration tlsCheckInterval = Duration.ofMinutes(1);
    private Duration drain = Duration.ofSeconds(1);
    private Duration closeGrace = Duration.ofSeconds(2);
    private Duration subscribeTimeout = Duration.ofSeconds(10);
    private Duration tokenGrace = Duration.ofSeconds(5);
    private Limits limits = Limits.defaults();
    private Supplier<Meters> meters = () -> Meters.NONE;

    private Builder(Realtime realtime) {
      this.realtime = realtime;
    }

    /** The address to listen on, by name or number; all interfaces by default. */
    public Builder host(String name) {
      this.host = name;
      return this;
    }

    /** The port to listen on, 8081 by default; 0 takes any free one. */
    public Builder port(int number) {
      this.port = number;
      return this;
    }

    /** Event loops, each a thread; as many as there are processors by default. */
    public Builder threads(int count) {
      this.threads = positive("threads", count);
      return this;
    }

    /**
     * Origins whose pages may connect, such as {@code https://shop.example}, or {@code *} for all.
     *
     * <p>None by default. A page that came from the gateway's own host and port may always, and so
     * may a client that is no page and sends no {@code Origin}.
     *
     * @throws IllegalArgumentException if one is not written as browsers write origins
     */
    public Builder allowedOrigins(String... origins) {
      Arrays.stream(origins).forEach(OriginRule::check);
      this.allowedOrigins = Set.of(origins);
      return this;
    }

    /**
     * For a developer's machine: listens on the loopback interface only, lets every page of this
     * machine connect, and takes publish and token calls without a bearer. A wrong bearer is still
     * refused.
     */
    public Builder devMode() {
      this.devMode = true;
      return this;
    }

    /**
     * Sends chunk streams to clients that did not ask for {@code typewire.v1} in the frame kinds
     * that the plain wire has for them. By default they get each chunk as a message of its topic,
     * since those kinds break the clients that are in use.
     */
    public Builder originalStreamKinds() {
      this.originalStreamKinds = true;
      return this;
    }

    /**
     * Refuses WebSocket clients that do not ask for {@code typewire.v1}, such as those of the
     * package {@code inngest}. Their tokens stand in the URL, and since they cannot renew a token,
     * their connections outlive it. By default they may connect.
     */
    public Builder refusePlainSockets() {
      this.plainSockets = false;
      return this;
    }

    /**
     * Compresses live messages for WebSocket clients that offer {@code permessage-deflate}, as
     * browsers do: each once for all of them. Saves bytes where the network is dear, and costs time
     * where it is not. Not for channels whose messages put secrets beside what a stranger can
     * choose, since their size then tells of the secret.
     */
    public Builder compression() {
      this.compression = true;
      return this;
    }

    /**
     * The time between two pings, 15 s by default. A connection that leaves three unanswered is
     * closed.
     */
    public Builder pingInterval(Duration interval) {
      this.pingInterval = positive("pingInterval", interval);
      return this;
    }

    /**
     * Bytes that may wait for one slow socket, 4 MiB by default. Beyond it, the connection is
     * closed with {@code SLOW_CONSUMER}, and the client comes back with its cursor.
     */
    public Builder maxQueuedBytes(int bytes) {
      this.maxQueuedBytes = positive("maxQueuedBytes", bytes);
      return this;
    }

    /**
     * Serves {@code https} and {@code wss}, with TLS 1.2 and 1.3, and nothing else.
     *
     * <p>When a file has changed, new connections get the new certificate within a minute or so.
     *
     * @param certificateChain a PEM file: the server's certificate, then those that vouch for it
     * @param privateKey a PEM file: its key, PKCS#8 without a password
     */
    public Builder tls(Path certificateChain, Path privateKey) {
      this.tls = new PemFiles(certificateChain, privateKey);
      return this;
    }

    /** How often the certificate's files are looked at; the documentation says once a minute. */
    Builder tlsCheckInterval(Duration time) {
      this.tlsCheckInterval = time;
      return this;
    }

    /**
     * Networks of the proxies in front of this gateway, such as {@code 10.0.0.0/8}; none by
     * default. Of connections from there, and from nowhere else, the client's address is the one
     * that the proxy tells in {@code Forwarded} or, failing that, {@code X-Forwarded-For}.
     *
     * @throws IllegalArgumentException if one is no network
     */
    public Builder trustedProxies(String... networks) {
      this.trustedProxies =
          Arrays.stream(networks)
              .map(network -> new IpSubnetFilterRule(network, IpFilterRuleType.ACCEPT))
              .toList();
      return this;
    }

    /**
     * Counts into a Micrometer registry what README.md lists, until the gateway is closed; nothing
     * by default. One registry serves one gateway at a time.
     */
    @SuppressWarnings("exports") // who has a registry has its module
    public Builder metrics(MeterRegistry registry) {
      this.meters = () -> new MicrometerMeters(registry, realtime.broker().clock());
      return this;
    }

    /** On connections, requests and publishes; {@link Limits#defaults} by default. */
    public Builder limits(Limits value) {
      this.limits = value;
      return this;
    }

    /**
     * Over how much time {@link Gateway#close} closes connections, so that not all come back to
     * another node at once; 1 s by default.
     */
    public Builder drain(Duration time) {
      if (time.isNegative()) {
        throw new IllegalArgumentException("drain is " + time + "; it cannot be negative.");
      }
      this.drain = time;
      return this;
    }

    /** How long a peer may take to answer a close before it is cut off; 2 s by default. */
    public Builder closeGrace(Duration time) {
      this.closeGrace = positive("closeGrace", time);
      return this;
    }

    /** How long a connection may be without a subscription; PROTOCOL.md promises 10 s. */
    Builder subscribeTimeout(Duration time) {
      this.subscribeTimeout = time;
      return this;
    }

    /** How long a subscription lives on after its token; PROTOCOL.md promises 10 s at the most. */
    Builder tokenGrace(Duration time) {
      this.tokenGrace = time;
      return this;
    }

    /**
     * Starts listening. The first time in a process, it loads the code for connections before that,
     * which takes some 300 ms, so that nobody who connects waits for it.
     *
     * @throws IllegalStateException if the runtime has no signing key, or {@link #devMode} is to
     *     listen on another host than this one, or the certificate or its key cannot be used, or
     *     another gateway counts in the registry
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public Gateway start() {
      return new Gateway(Server.start(realtime, settings(), meters));
    }

    Settings settings() {
      return new Settings(
          host,
          port,
          threads,
          allowedOrigins,
          devMode,
          originalStreamKinds,
          plainSockets,
          compression,
          pingInterval,
          maxQueuedBytes,
          limits,
          drain,
          closeGrace,
          subscribeTimeout,
          tokenGrace,
          Duration.ofSeconds(5),
          realtime.broker().clock(),
          trustedProxies,
          tls,
          tlsCheckInterval);
    }

    private static int positive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is " + value + "; it must be 1 or more.");
      }
      return value;
    }

    private static Duration positive(String name, Duration value) {
      if (value.toMillis() < 1) {
        throw new IllegalArgumentException(name + " is " + value + "; it must be 1 ms or more.");
      }
      return value;
    }
  }
}
