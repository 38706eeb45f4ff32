package dev.typewire.gateway.limit;

import java.time.Duration;

/**
 * How much a gateway takes on, of all clients and of each. Immutable: each method gives a new
 * value.
 *
 * <pre>{@code
 * Gateway.builder(realtime).limits(Limits.defaults().connectionsPerAddress(50));
 * }</pre>
 */
public final class Limits {
  private static final Limits DEFAULTS = new Limits();

  private int connections = 20_000;
  private int connectionsPerAddress = 1_000;
  private int connectionsPerSubject = 100;
  private int subscriptionsPerConnection = 1_000;
  private int frameBytes = 32 << 10;
  private int tokenPublishesPerSecond = 50;
  private int keyPublishesPerSecond = 5_000;
  private Duration handshakeTime = Duration.ofSeconds(10);
  private Duration headTime = Duration.ofSeconds(10);
  private Duration idleTime = Duration.ofSeconds(60);

  private Limits() {}

  private Limits(Limits other) {
    connections = other.connections;
    connectionsPerAddress = other.connectionsPerAddress;
    connectionsPerSubject = other.connectionsPerSubject;
    subscriptionsPerConnection = other.subscriptionsPerConnection;
    frameBytes = other.frameBytes;
    tokenPublishesPerSecond = other.tokenPublishesPerSecond;
    keyPublishesPerSecond = other.keyPublishesPerSecond;
    handshakeTime = other.handshakeTime;
    headTime = other.headTime;
    idleTime = other.idleTime;
  }

  /** What a gateway has that was told nothing else. */
  public static Limits defaults() {
    return DEFAULTS;
  }

  /** Connections in total, 20,000 by default. Beyond it: {@code GATEWAY_FULL}. */
  public Limits connections(int count) {
    Limits limits = new Limits(this);
    limits.connections = positive("connections", count);
    return limits;
  }

  /** Connections in total. */
  public int connections() {
    return connections;
  }

  /**
   * Connections of one client address, 1,000 by default; an IPv6 network of 64 bits counts as one.
   * Beyond it: {@code CONNECTION_LIMIT}. Behind a proxy all clients have its address, unless the
   * gateway is told that it is one.
   */
  public Limits connectionsPerAddress(int count) {
    Limits limits = new Limits(this);
    limits.connectionsPerAddress = positive("connectionsPerAddress", count);
    return limits;
  }

  /** Connections of one client address. */
  public int connectionsPerAddress() {
    return connectionsPerAddress;
  }

  /**
   * Connections with tokens of one subject, 100 by default. Beyond it: {@code CONNECTION_LIMIT}. A
   * connection counts for each subject whose token it brought, until it closes; tokens without a
   * subject are not counted.
   */
  public Limits connectionsPerSubject(int count) {
    Limits limits = new Limits(this);
    limits.connectionsPerSubject = positive("connectionsPerSubject", count);
    return limits;
  }

  /** Connections with tokens of one subject. */
  public int connectionsPerSubject() {
    return connectionsPerSubject;
  }

  /**
   * Subscriptions that one connection may hold, 1,000 by default. Beyond it: {@code
   * SUBSCRIPTION_LIMIT}.
   */
  public Limits subscriptionsPerConnection(int count) {
    Limits limits = new Limits(this);
    limits.subscriptionsPerConnection = positive("subscriptionsPerConnection", count);
    return limits;
  }

  /** Subscriptions that one connection may hold. */
  public int subscriptionsPerConnection() {
    return subscriptionsPerConnection;
  }

  /** Bytes of a client's WebSocket frame, 32 KiB by default. Beyond it: {@code FRAME_TOO_LARGE}. */
  public Limits frameBytes(int bytes) {
    Limits limits = new Limits(this);
    limits.frameBytes = positive("frameBytes", bytes);
    return limits;
  }

  /** Bytes of a client's WebSocket frame. */
  public int frameBytes() {
    return frameBytes;
  }

  /**
   * Messages that one subject's tokens, or one token without a subject, may publish a second over
   * HTTP, 50 by default, with a second's worth at once. Beyond it: {@code RATE_LIMITED}.
   */
  public Limits tokenPublishesPerSecond(int count) {
    Limits limits = new Limits(this);
    limits.tokenPublishesPerSecond = positive("tokenPublishesPerSecond", count);
    return limits;
  }

  /** Messages that one subject's tokens may publish a second. */
  public int tokenPublishesPerSecond() {
    return tokenPublishesPerSecond;
  }

  /**
   * The same for all who publish with a signing key together, 5,000 by default. Who publishes
   * through the runtime and not over HTTP has no such limit.
   */
  public Limits keyPublishesPerSecond(int count) {
    Limits limits = new Limits(this);
    limits.keyPublishesPerSecond = positive("keyPublishesPerSecond", count);
    return limits;
  }

  /** Messages that all who have a signing key may publish a second. */
  public int keyPublishesPerSecond() {
    return keyPublishesPerSecond;
  }

  /** How long the TLS handshake may take, 10 s by default. */
  public Limits handshakeTime(Duration time) {
    Limits limits = new Limits(this);
    limits.handshakeTime = positive("handshakeTime", time);
    return limits;
  }

  /** How long the TLS handshake may take. */
  public Duration handshakeTime() {
    return handshakeTime;
  }

  /**
   * How long a request's head may take to come, from the connection's beginning (with TLS, its
   * handshake's end) or the head's first bytes, 10 s by default. Beyond it: {@code
   * REQUEST_TIMEOUT}.
   */
  public Limits headTime(Duration time) {
    Limits limits = new Limits(this);
    limits.headTime = positive("headTime", time);
    return limits;
  }

  /** How long a request's head may take to come. */
  public Duration headTime() {
    return headTime;
  }

  /** How long a peer may be silent within a request's body, or between two; 60 s by default. */
  public Limits idleTime(Duration time) {
    Limits limits = new Limits(this);
    limits.idleTime = positive("idleTime", time);
    return limits;
  }

  /** How long a peer may be silent within a request's body, or between two. */
  public Duration idleTime() {
    return idleTime;
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
