package dev.typewire.runtime;

import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Turns payloads into JSON, as their topic's declared type, and back. */
final class PayloadCodec {
  private final JsonMapper mapper;
  private final PayloadValidator validator;
  private final int maxBytes;
  private final Map<PayloadType<?>, ObjectWriter> writers = new ConcurrentHashMap<>();
  private final Map<PayloadType<?>, ObjectReader> readers = new ConcurrentHashMap<>();

  PayloadCodec(JsonMapper mapper, PayloadValidator validator, int maxBytes) {
    this.mapper = mapper;
    this.validator = validator;
    this.maxBytes = maxBytes;
  }

  <T> Payload encode(TopicRef<T> topic, T payload) {
    if (payload == null) {
      throw PayloadException.missing(where(topic));
    }
    List<PayloadException.Violation> violations = validator.violations(payload);
    if (!violations.isEmpty()) {
      throw PayloadException.invalid(where(topic), violations);
    }
    byte[] json = json(writer(topic.definition().payload()), payload, where(topic));
    return checkSize(topic.name(), topic.channel().name(), Payload.ofJson(json));
  }

  /** What a subscriber reads of a run's status: the wire's {@code status} and {@code result}. */
  Payload encodeStatus(ChannelRef channel, RunStatus status, @Nullable Object result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", status.text());
    if (result != null) {
      fields.put("result", result);
    }
    String topic = Realtime.RUN_TOPIC;
    byte[] json = json(mapper.writer(), fields, where(topic, channel.name()));
    return checkSize(topic, channel.name(), Payload.ofJson(json));
  }

  private byte[] json(ObjectWriter writer, Object value, String where) {
    BufferRecycler buffers = mapper.tokenStreamFactory()._getBufferRecycler();
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(buffers)) {
      try (JsonGenerator json = new FiniteNumbers(writer.createGenerator(bytes))) {
        writer.writeValue(json, value);
      }
      return bytes.getClearAndRelease();
    } catch (JacksonException e) {
      throw PayloadException.unwritable(where, e);
    } finally {
      buffers.releaseToPool();
    }
  }

  Payload checkSize(String topic, String channel, Payload payload) {
    if (payload.size() > maxBytes) {
      throw PayloadException.tooLarge(where(topic, channel), payload.size(), maxBytes);
    }
    return payload;
  }

  <T> Message<T> decode(TopicDefinition<T> topic, StoredMessage message) {
    try {
      T data = reader(topic.payload()).readValue(message.payload().bytes());
      return new Message<>(
          message.id(),
          message.channel(),
          message.topic(),
          data,
          message.createdAt(),
          message.runId(),
          message.streamId());
    } catch (JacksonException e) {
      throw PayloadException.unreadable(
          message.id() + " of " + where(message.topic(), message.channel()), e);
    }
  }

  private ObjectWriter writer(PayloadType<?> type) {
    ObjectWriter writer = writers.get(type);
    return writer != null
        ? writer
        : writers.computeIfAbsent(type, t -> mapper.writerFor(mapper.constructType(t.type())));
  }

  private ObjectReader reader(PayloadType<?> type) {
    ObjectReader reader = readers.get(type);
    return reader != null
        ? reader
        : readers.computeIfAbsent(type, t -> mapper.readerFor(mapper.constructType(t.type())));
  }

  private static String where(TopicRef<?> topic) {
    return where(topic.name(), topic.channel().name());
  }

  private static String where(String topic, String channel) {
    return "topic \"" + topic + "\" of \"" + channel + "\"";
  }
}
