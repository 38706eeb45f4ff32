package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Names;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.TraceContext;
import dev.typewire.runtime.broker.Payload;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a publish over HTTP asks for besides its body, checked.
 *
 * @param channel the channel's name
 * @param topics one or more, each once
 * @param trace the one that the headers say it is part of
 */
record PublishRequest(
    String channel,
    List<String> topics,
    @Nullable String idempotencyKey,
    @Nullable String runId,
    @Nullable Payload metadata,
    Optional<TraceContext> trace) {
  /** What no key of a client's has by chance: it could be taken for another one with its topic. */
  private static final char UNIT_SEPARATOR = '\u001f';

  /** Reads what goes with a stream of chunks, or refuses. */
  static PublishRequest ofStream(Call call) {
    if (call.parameter("idempotency_key").isPresent()) {
      throw invalid("A stream has no idempotency_key. Publish its text as one message.");
    }
    return of(call);
  }

  /** Reads it, or refuses. */
  static PublishRequest of(Call call) {
    String channel = only(call, "channel").orElseThrow(() -> invalid("The query needs a channel."));
    Names.check("channel", channel, ErrorCode.REQUEST_INVALID);
    List<String> topics = call.parameters("topic").stream().distinct().toList();
    if (topics.isEmpty()) {
      throw invalid("The query needs a topic.");
    }
    topics.forEach(topic -> Names.check("topic", topic, ErrorCode.REQUEST_INVALID));
    return new PublishRequest(
        channel,
        topics,
        present(call, "idempotency_key"),
        present(call, "run_id"),
        metadata(call),
        trace(call.headers()));
  }

  /** What can be meant only once. */
  private static Optional<String> only(Call call, String name) {
    List<String> values = call.parameters(name);
    if (values.size() > 1) {
      throw invalid("The query has \"" + name + "\" more than once.");
    }
    return values.stream().findFirst();
  }

  private static @Nullable String present(Call call, String name) {
    Optional<String> value = only(call, name).filter(text -> !text.isEmpty());
    return value.isPresent() ? value.get() : null;
  }

  private static @Nullable Payload metadata(Call call) {
    Optional<String> text = only(call, "metadata").filter(value -> !value.isEmpty());
    if (text.isEmpty()) {
      return null;
    }
    if (!text.get().stripLeading().startsWith("{") || !JsonBody.isJson(text.get())) {
      throw invalid("The metadata is no JSON object.");
    }
    return JsonBody.utf8(text.get());
  }

  private static Optional<TraceContext> trace(HttpHeaders headers) {
    List<String> parents = headers.getAll("traceparent");
    String states = String.join(",", headers.getAll("tracestate"));
    return parents.size() == 1 ? TraceContext.parse(parents.get(0), states) : Optional.empty();
  }

  /** What goes with the publish to one of the topics. */
  PublishOptions options(String topic) {
    try {
      PublishOptions options = new PublishOptions(keyFor(topic), runId, metadata);
      return trace.map(options::tracedBy).orElse(options);
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  /** A channel knows a key once, whatever its topics: several of them need one each. */
  private @Nullable String keyFor(String topic) {
    return idempotencyKey == null || topics.size() == 1
        ? idempotencyKey
        : idempotencyKey + UNIT_SEPARATOR + topic;
  }

  private static Refusal invalid(String message) {
    return new Refusal(ErrorCode.REQUEST_INVALID, message);
  }
}
