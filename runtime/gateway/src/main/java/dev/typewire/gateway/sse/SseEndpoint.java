package dev.typewire.gateway.sse;

import dev.typewire.gateway.fanout.Fanout;
import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.http.HttpPipeline;
import dev.typewire.gateway.http.TokenGate;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.token.TokenGrant;
import dev.typewire.runtime.token.TopicGrant;
import io.netty.handler.codec.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1/realtime/sse}: what the token grants, as server-sent events; all of it, or some
 * topics of one channel.
 */
public final class SseEndpoint implements Endpoint {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /** What a client sends besides. */
  private static final int OTHER_HEADERS = 4 << 10;

  private final Node node;
  private final Fanout fanout;

  /** Streams from these channels. */
  public SseEndpoint(Node node, Fanout fanout) {
    this.node = node;
    this.fanout = fanout;
  }

  @Override
  public HttpMethod method() {
    return HttpMethod.GET;
  }

  @Override
  public void handle(Call call) {
    if (!call.isHttp11()) {
      throw invalid("Server-sent events need HTTP/1.1. In nginx: proxy_http_version 1.1;");
    }
    TokenGrant grant = TokenGate.admit(node, call);
    Map<String, Set<String>> topics = topics(call, grant);
    if (topics.isEmpty()) {
      throw invalid("The token grants no topic to follow.");
    }
    int most = node.settings().limits().subscriptionsPerConnection();
    if (topics.size() > most) {
      throw new Refusal(
          ErrorCode.SUBSCRIPTION_LIMIT,
          "One stream follows at most " + most + " channels. Narrow it by channel and topic.");
    }
    checkResumable(call, topics.keySet());
    Map<String, MessageId> after = after(call, topics.keySet());
    SseStream stream = new SseStream(node, call, dialect(call), grant, topics.size() == 1);
    topics.forEach(
        (channel, names) ->
            stream.follow(
                fanout.on(call.channel().eventLoop()), channel, names, after.get(channel)));
    stream.open();
  }

  /** A client comes back with its token and with the positions of all channels in one head. */
  private static void checkResumable(Call call, Set<String> channels) {
    int bytes = call.token().length() + Cursors.longestId(channels);
    if (channels.size() > 1 && bytes > HttpPipeline.MAX_LINE - OTHER_HEADERS) {
      throw new Refusal(
          ErrorCode.SUBSCRIPTION_LIMIT,
          "The stream follows so many channels that no request could bring its last event id back."
              + " Narrow it by channel and topic, or use a WebSocket.");
    }
  }

  private Dialect dialect(Call call) {
    return call.parameter("protocol").filter(Dialect.V1_NAME::equals).isPresent()
        ? Dialect.V1
        : Dialect.ofPlainClients(node.settings().originalStreamKinds());
  }

  private static Map<String, Set<String>> topics(Call call, TokenGrant grant) {
    List<String> channels = call.parameters("channel");
    List<String> names = call.parameters("topic");
    if (channels.isEmpty() && names.isEmpty()) {
      return granted(grant);
    }
    if (channels.size() != 1 || names.isEmpty()) {
      throw invalid("A stream is narrowed by one \"channel\", and one \"topic\" of it or more.");
    }
    String channel = channels.get(0);
    if (!names.stream().allMatch(topic -> grant.allows(channel, topic))) {
      throw new Refusal(
          ErrorCode.TOPIC_FORBIDDEN,
          "The token does not grant a topic that was asked for, on that channel.");
    }
    return Map.of(channel, new LinkedHashSet<>(names));
  }

  private static Map<String, Set<String>> granted(TokenGrant grant) {
    Map<String, Set<String>> topics = new LinkedHashMap<>();
    for (TopicGrant topic : grant.topics()) {
      topics.computeIfAbsent(topic.channel(), name -> new LinkedHashSet<>()).add(topic.topic());
    }
    return topics;
  }

  private static Map<String, MessageId> after(Call call, Set<String> channels) {
    Optional<String> id =
        Optional.ofNullable(call.headers().get(LAST_EVENT_ID))
            .or(() -> call.parameter("lastEventId"))
            .filter(text -> !text.isEmpty());
    if (id.isEmpty()) {
      return Map.of();
    }
    return Cursors.parse(id.get(), channels)
        .orElseThrow(() -> invalid("The last event id is none that this server gave."));
  }

  private static Refusal invalid(String message) {
    return new Refusal(ErrorCode.REQUEST_INVALID, message);
  }
}
