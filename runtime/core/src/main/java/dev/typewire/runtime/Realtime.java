package dev.typewire.runtime;

import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.token.SigningKey;
import dev.typewire.runtime.token.TokenRules;
import dev.typewire.runtime.token.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes to channels and subscribes to them, over a broker.
 *
 * <pre>{@code
 * Realtime realtime = Realtime.inMemory();
 * OrderChannelRef order = OrderChannelRef.of("42");
 * realtime.subscribe(order.step(), message -> log.info("{}", message.data()));
 * realtime.publish(order.step(), new OrderStep("ship", Status.RUNNING));
 * }</pre>
 *
 * <p>A payload is encoded once, as the topic's declared type, however many subscribers there are.
 * Safe for use by many threads; one object serves an application.
 */
public final class Realtime implements AutoCloseable {
  /** The topic of what becomes of runs, which no channel can declare. */
  public static final String RUN_TOPIC = "$run";

  private static final ChannelDefinition UNDECLARED =
      new ChannelDefinition("*", 256, Duration.ofMinutes(10), List.of());

  private final Broker broker;
  private final PayloadCodec codec;
  private final JsonMapper mapper;
  private final Duration publishTimeout;
  private final BrokerRevocations revocations;
  private final @Nullable Tokens tokens;
  private final boolean hasSigningKey;
  private final DeployedContract contract;
  private final Executor executor;
  private final @Nullable ExecutorService ownExecutor;
  private final int maxPayloadBytes;
  private final Supplier<@Nullable String> traceContext;
  private final OpenStreams openStreams;

  private Realtime(Builder builder) {
    this.contract = DeployedContract.load(builder.classLoader(), builder.mapper);
    this.broker = builder.broker != null ? builder.broker : InMemoryBroker.create();
    this.mapper = builder.mapper;
    this.maxPayloadBytes = builder.maxPayloadBytes;
    this.codec =
        new PayloadCodec(
            mapper,
            builder.validation ? PayloadValidator.find() : PayloadValidator.NOTHING,
            maxPayloadBytes);
    this.publishTimeout = builder.publishTimeout;
    this.traceContext = builder.traceContext;
    if (builder.executor != null) {
      this.executor = builder.executor;
      this.ownExecutor = null;
    } else {
      this.ownExecutor = callbackThreads();
      this.executor = ownExecutor;
    }
    this.openStreams = new OpenStreams(executor);
    this.revocations =
        new BrokerRevocations(broker, executor, builder.maxTokenLifetime, this::await);
    this.tokens = tokens(builder, broker, revocations);
    this.hasSigningKey = !builder.signingKeys.isEmpty();
  }

  private static @Nullable Tokens tokens(
      Builder builder, Broker broker, BrokerRevocations revocations) {
    List<SigningKey> keys = builder.signingKeys;
    if (keys.isEmpty() && builder.broker != null) {
      return null;
    }
    // One process needs no key that others know, so nobody has to choose one to begin.
    return new Tokens(
        new TokenRules(
            keys.isEmpty() ? List.of(SigningKey.random()) : keys,
            builder.issuer,
            builder.audience,
            builder.maxTokenLifetime,
            builder.apiBaseUrl,
            broker.clock()),
        revocations);
  }

  private static ExecutorService callbackThreads() {
    int threads = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "typewire-callback-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** One process, its memory as the broker, a signing key that lives as long as the process. */
  public static Realtime inMemory() {
    return builder().build();
  }

  /** Starts with settings of one's own. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Publishes a payload on a topic.
   *
   * @return once the broker has the message, which says nothing about any subscriber
   * @throws PayloadException if the payload is refused; nothing was sent
   * @throws dev.typewire.runtime.broker.BrokerException if the broker refuses, or does not answer
   *     within {@link Builder#publishTimeout}
   */
  public <T> Receipt publish(TopicRef<T> topic, T payload) {
    return publish(topic, payload, PublishOptions.NONE);
  }

  /** The same with an idempotency key, a run's id or metadata. */
  public <T> Receipt publish(TopicRef<T> topic, T payload, PublishOptions options) {
    return await(publishAsync(topic, payload, options));
  }

  /** Publishes without waiting for the broker; the payload is encoded before this returns. */
  public <T> CompletionStage<Receipt> publishAsync(TopicRef<T> topic, T payload) {
    return publishAsync(topic, payload, PublishOptions.NONE);
  }

  /** The same with an idempotency key, a run's id or metadata. */
  public <T> CompletionStage<Receipt> publishAsync(
      TopicRef<T> topic, T payload, PublishOptions options) {
    ChannelRef channel = topic.channel();
    return append(
        channel.definition(),
        channel.name(),
        topic.name(),
        MessageKind.DATA,
        null,
        codec.encode(topic, payload),
        traced(options));
  }

  /** The same as part of the calling thread's trace. */
  PublishOptions traced(PublishOptions options) {
    return TraceContext.parse(traceContext.get(), null).map(options::tracedBy).orElse(options);
  }

  /**
   * Opens a stream of chunks on a topic.
   *
   * @return once the broker has its beginning
   * @throws dev.typewire.runtime.broker.BrokerException as {@link #publish} does
   */
  public <T> TopicStream<T> stream(TopicRef<T> topic) {
    return stream(topic, PublishOptions.NONE);
  }

  /**
   * The same with a run's id or metadata, which go with each of its messages.
   *
   * @throws IllegalArgumentException if the options have an idempotency key: a stream that must not
   *     repeat itself is a {@link DurableRun#stream}
   */
  public <T> TopicStream<T> stream(TopicRef<T> topic, PublishOptions options) {
    checkKeyless(options);
    String id = StreamIds.random();
    PublishOptions traced = traced(options);
    return begun(
        new TopicStream<>(
            id,
            chunk -> codec.encode(topic, chunk),
            (kind, payload) -> append(topic, kind, id, payload, ofStream(kind, id, traced)),
            this::await,
            openStreams));
  }

  /**
   * Opens a stream of chunks that are encoded already, by name, without waiting for the broker: for
   * gateways and bridges.
   *
   * @throws IllegalArgumentException if a name cannot be one, or the options have an idempotency
   *     key
   */
  public TopicStream<Payload> streamJson(String channel, String topic, PublishOptions options) {
    checkKeyless(options);
    ChannelNames.check("channel", channel);
    ChannelNames.check("topic", topic);
    String id = StreamIds.random();
    PublishOptions traced = traced(options);
    return new TopicStream<>(
        id,
        chunk -> codec.checkSize(topic, channel, chunk),
        (kind, payload) ->
            append(
                definition(channel), channel, topic, kind, id, payload, ofStream(kind, id, traced)),
        this::await,
        openStreams);
  }

  private static PublishOptions ofStream(MessageKind kind, String id, PublishOptions options) {
    return kind == MessageKind.STREAM_END ? options.keyed(Publication.endKey(id)) : options;
  }

  private static void checkKeyless(PublishOptions options) {
    if (options.idempotencyKey() != null) {
      throw new IllegalArgumentException(
          "A stream has no idempotency key. Use realtime.durable(run).stream(step, topic).");
    }
  }

  private <T> TopicStream<T> begun(TopicStream<T> stream) {
    var unused = awaitBeginning(stream);
    return stream;
  }

  /** The receipt of a stream's beginning; without one it may have begun, so it is cut off. */
  Receipt awaitBeginning(TopicStream<?> stream) {
    try {
      return await(stream.begun());
    } catch (TypewireException e) {
      var unused = stream.failAsync("The writer stopped before the end.");
      throw e;
    }
  }

  /**
   * Forwards bytes as they are to the subscribers of a topic, by name: for gateways and bridges.
   *
   * @throws IllegalArgumentException if a name cannot be one
   * @throws PayloadException if they are too many
   */
  public CompletionStage<Receipt> publishRaw(String channel, String topic, Payload bytes) {
    ChannelNames.check("channel", channel);
    ChannelNames.check("topic", topic);
    codec.checkSize(topic, channel, bytes);
    return append(
        definition(channel), channel, topic, MessageKind.RAW, null, bytes, PublishOptions.NONE);
  }

  /**
   * Publishes what is encoded already, by name: for gateways and bridges.
   *
   * @param channel the channel's name, 1 to 255 bytes of UTF-8
   * @param topic the topic's name, 1 to 255 bytes of UTF-8
   * @param json one JSON value; it is not checked
   * @throws IllegalArgumentException if a name cannot be one
   * @throws PayloadException if the payload is too large
   */
  public CompletionStage<Receipt> publishJson(
      String channel, String topic, Payload json, PublishOptions options) {
    ChannelNames.check("channel", channel);
    ChannelNames.check("topic", topic);
    codec.checkSize(topic, channel, json);
    return append(
        definition(channel), channel, topic, MessageKind.DATA, null, json, traced(options));
  }

  private ChannelDefinition definition(String channel) {
    return contract.channel(channel).orElse(UNDECLARED);
  }

  /** Appends a message that is part of a stream. */
  CompletionStage<Receipt> append(
      TopicRef<?> topic,
      MessageKind kind,
      String streamId,
      Payload payload,
      PublishOptions options) {
    ChannelRef channel = topic.channel();
    return append(
        channel.definition(), channel.name(), topic.name(), kind, streamId, payload, options);
  }

  /** Appends what became of a run. */
  CompletionStage<Receipt> appendStatus(
      ChannelRef channel, RunStatus status, @Nullable Object result, PublishOptions options) {
    return append(
        channel.definition(),
        channel.name(),
        RUN_TOPIC,
        MessageKind.RUN,
        null,
        codec.encodeStatus(channel, status, result),
        traced(options));
  }

  private CompletionStage<Receipt> append(
      ChannelDefinition definition,
      String channel,
      String topic,
      MessageKind kind,
      @Nullable String streamId,
      Payload payload,
      PublishOptions options) {
    return broker.append(
        new Publication(
            channel,
            topic,
            kind,
            streamId,
            payload,
            options.idempotencyKey(),
            options.runId(),
            options.metadata(),
            definition.history(),
            definition.retention()));
  }

  /**
   * Publishes on behalf of a run that may be repeated after a crash.
   *
   * @param runId names the run: the same after the crash as before it
   */
  public DurableRun durable(String runId) {
    return new DurableRun(this, runId);
  }

  /**
   * Hands each message of a topic to a callback, one at a time, in the channel's order.
   *
   * <p>Callbacks run on {@link Builder#executor}, by default on a few daemon threads. One that
   * blocks delays its own subscription and takes a thread.
   *
   * @return when the subscription stands: what is published from then on will come
   */
  public <T> Subscription subscribe(TopicRef<T> topic, Consumer<? super Message<T>> callback) {
    return subscribe(topic, SubscribeOptions.declared(), callback);
  }

  /** The same from a chosen start, with listeners for gaps and errors. */
  public <T> Subscription subscribe(
      TopicRef<T> topic, SubscribeOptions options, Consumer<? super Message<T>> callback) {
    CallbackSubscription<T> subscription =
        new CallbackSubscription<>(topic, codec, options, callback);
    subscription.start(await(subscribeTo(topic, options, subscription)));
    return subscription;
  }

  /**
   * The messages of a topic, with back pressure: a subscriber gets as many as it asks for.
   *
   * <p>Each {@code subscribe} starts on its own. A gap ends the flow with a {@link GapException}
   * unless the options have a listener for it.
   */
  public <T> Flow.Publisher<Message<T>> messages(TopicRef<T> topic, SubscribeOptions options) {
    return new MessagePublisher<>(
        topic, codec, options, listener -> subscribeTo(topic, options, listener));
  }

  /** The same with what the topic declares for replay. */
  public <T> Flow.Publisher<Message<T>> messages(TopicRef<T> topic) {
    return messages(topic, SubscribeOptions.declared());
  }

  private CompletionStage<BrokerSubscription> subscribeTo(
      TopicRef<?> topic, SubscribeOptions options, BrokerListener listener) {
    return broker.subscribe(
        topic.channel().name(), options.startOf(topic.definition()), executor, listener);
  }

  /**
   * Mints and verifies subscription tokens.
   *
   * @throws IllegalStateException if a broker for many nodes was given but no signing key
   */
  public Tokens tokens() {
    if (tokens == null) {
      throw new IllegalStateException(
          "No signing key. Nodes that share a broker share a key: Realtime.builder().signingKey(…).");
    }
    return tokens;
  }

  /** Whether a signing key was given. Without one a gateway starts in dev mode only. */
  public boolean hasSigningKey() {
    return hasSigningKey;
  }

  OpenStreams openStreams() {
    return openStreams;
  }

  PayloadCodec codec() {
    return codec;
  }

  /** The broker, for gateways and bridges. */
  public Broker broker() {
    return broker;
  }

  /** The mapper that writes and reads payloads. */
  public JsonMapper mapper() {
    return mapper;
  }

  /** Bytes of JSON that a payload may have. */
  public int maxPayloadBytes() {
    return maxPayloadBytes;
  }

  /** What the deployed contract declares for a channel of this name. */
  public Optional<ChannelDefinition> definitionOf(String channel) {
    return contract.channel(channel);
  }

  /** The version of the deployed contract, if the class path has one. */
  public Optional<String> contractVersion() {
    return contract.version();
  }

  /**
   * Ends the streams that are open with an error, then closes the broker, and with it every
   * subscription. Waits for the first no longer than for a publish.
   */
  @Override
  public void close() {
    openStreams.close(publishTimeout);
    revocations.close();
    broker.close();
    if (ownExecutor != null) {
      ownExecutor.shutdown();
    }
  }

  <V> V await(CompletionStage<V> stage) {
    CompletableFuture<V> future = stage.toCompletableFuture();
    try {
      return future.get(publishTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unwrap(e);
    } catch (TimeoutException e) {
      throw new BrokerUnavailableException(
          "the broker did not answer within " + publishTimeout + ". It may have the message.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailableException(
          "the wait for the broker was interrupted. It may have the message.");
    }
  }

  private static RuntimeException unwrap(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e);
  }

  /** The settings of a {@link Realtime}. */
  public static final class Builder {
    private @Nullable Broker broker;
    private @Nullable Executor executor;
    private @Nullable String apiBaseUrl;
    private @Nullable ClassLoader classLoader;
    private JsonMapper mapper = JsonMapper.builder().build();
    private String issuer = TokenRules.DEFAULT_ISSUER;
    private @Nullable String audience;
    private Duration maxTokenLifetime = TokenRules.DEFAULT_MAX_LIFETIME;
    private Duration publishTimeout = Duration.ofSeconds(2);
    private boolean validation = true;
    private int maxPayloadBytes = 512 << 10;
    private Supplier<@Nullable String> traceContext = () -> null;
    private final List<SigningKey> signingKeys = new ArrayList<>();

    private Builder() {}

    /** The broker; closed with the {@code Realtime}. An {@link InMemoryBroker} by default. */
    public Builder broker(Broker value) {
      this.broker = value;
      return this;
    }

    /**
     * The mapper that writes and reads payloads; Jackson 3's defaults by default. One with other
     * names, inclusion, dates or enums needs the processor's {@code -Atypewire.json} options to say
     * so, since subscribers' types depend on it.
     */
    public Builder mapper(JsonMapper value) {
      this.mapper = value;
      return this;
    }

    /**
     * A key for tokens, as {@link SigningKey#of} takes it. The first one signs, more are accepted
     * too. Without any, and without a broker of one's own, a random key serves this process, and a
     * gateway starts in its dev mode only.
     */
    public Builder signingKey(String text) {
      signingKeys.add(SigningKey.of(text));
      return this;
    }

    /** Who mints tokens ({@code iss}), {@code typewire} by default; others' are refused. */
    public Builder issuer(String name) {
      this.issuer = name;
      return this;
    }

    /**
     * Whom tokens are for ({@code aud}), so that deployments that share a key do not take each
     * other's; by default they name nobody.
     */
    public Builder audience(String name) {
      this.audience = name;
      return this;
    }

    /**
     * The longest that a token can last, 1 h by default; those that last longer are neither minted
     * nor accepted. Revocations are kept for so long.
     */
    public Builder maxTokenLifetime(Duration value) {
      this.maxTokenLifetime = value;
      return this;
    }

    /** Where pages reach the gateway; it goes into every client token. */
    public Builder apiBaseUrl(String url) {
      this.apiBaseUrl = url;
      return this;
    }

    /** How long a blocking publish or subscribe waits for the broker; 2 s by default. */
    public Builder publishTimeout(Duration value) {
      this.publishTimeout = value;
      return this;
    }

    /** Bytes of JSON that a payload may have; 512 KiB by default. */
    public Builder maxPayloadBytes(int bytes) {
      this.maxPayloadBytes = bytes;
      return this;
    }

    /**
     * Says which trace a publish is part of, as a W3C {@code traceparent}; it goes into the
     * message's metadata. Asked on the publishing thread, at each publish and once for a stream.
     *
     * @param value null or malformed text is no trace
     */
    public Builder traceContext(Supplier<@Nullable String> value) {
      this.traceContext = value;
      return this;
    }

    /** Runs the subscribers' callbacks; a few daemon threads by default. */
    public Builder executor(Executor value) {
      this.executor = value;
      return this;
    }

    /** Whether Jakarta Validation, where it is there, checks payloads; it does by default. */
    public Builder validation(boolean enabled) {
      this.validation = enabled;
      return this;
    }

    /**
     * Finds the contract of the compiled channels; the thread's context class loader by default.
     */
    public Builder contractFrom(ClassLoader loader) {
      this.classLoader = loader;
      return this;
    }

    /**
     * Starts.
     *
     * @throws MapperDiffersException if the deployed contract was compiled for other settings than
     *     the mapper's
     */
    public Realtime build() {
      return new Realtime(this);
    }

    private ClassLoader classLoader() {
      if (classLoader != null) {
        return classLoader;
      }
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      return context != null ? context : Realtime.class.getClassLoader();
    }
  }
}
