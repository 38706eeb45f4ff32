package dev.typewire.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;

/** The names of generated types, and of the runtime's types that they use. */
final class JavaNames {
  static final ClassName CHANNEL_DEFINITION = runtime("ChannelDefinition");
  static final ClassName CHANNEL_REF = runtime("ChannelRef");
  static final ClassName DURABLE_RUN = runtime("DurableRun");
  static final ClassName PAYLOAD_TYPE = runtime("PayloadType");
  static final ClassName REALTIME = runtime("Realtime");
  static final ClassName RECEIPT = runtime("Receipt");
  static final ClassName WHEN_SLOW = runtime("WhenSlow");
  static final ClassName TOPIC_STREAM = runtime("TopicStream");
  static final ClassName TOPIC_DEFINITION = runtime("TopicDefinition");
  static final ClassName TOPIC_REF = runtime("TopicRef");
  static final ParameterizedTypeName STAGE_OF_RECEIPT =
      ParameterizedTypeName.get(ClassName.get("java.util.concurrent", "CompletionStage"), RECEIPT);

  private JavaNames() {}

  private static ClassName runtime(String name) {
    return ClassName.get("dev.typewire.runtime", name);
  }

  static ClassName ref(ClassName channel) {
    return generated(channel, "Ref");
  }

  static ClassName publisher(ClassName channel) {
    return generated(channel, "Publisher");
  }

  static ClassName durablePublisher(ClassName channel) {
    return generated(channel, "DurablePublisher");
  }

  /** In the channel's package; a nested channel's name has its outer types' in front. */
  private static ClassName generated(ClassName channel, String suffix) {
    return ClassName.get(channel.packageName(), String.join("_", channel.simpleNames()) + suffix);
  }
}
