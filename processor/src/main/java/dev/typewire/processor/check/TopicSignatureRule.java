package dev.typewire.processor.check;

import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.DeclaredMethod;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import java.util.Set;

/**
 * A topic's method takes one payload object and returns what a publish can give, or takes nothing
 * and returns a stream.
 */
final class TopicSignatureRule implements Rule {
  private static final Set<String> RETURNS =
      Set.of(
          "void",
          "dev.typewire.runtime.Receipt",
          "java.util.concurrent.CompletionStage<dev.typewire.runtime.Receipt>");

  @Override
  public void check(DeclaredChannel channel, Findings findings) {
    for (DeclaredMethod topic : channel.topics()) {
      if (!topic.isAbstract()) {
        findings.error(
            DiagnosticId.TOPIC_NOT_ABSTRACT,
            topic.source(),
            "@Topic "
                + topic.name()
                + "() has a body, so nothing would be published. Leave the body"
                + " out, or @Topic.");
        continue;
      }
      checkGenerics(topic, findings);
      checkPayload(topic, findings);
      checkReturn(topic, findings);
      checkExceptions(topic, findings);
    }
  }

  private static void checkGenerics(DeclaredMethod topic, Findings findings) {
    if (!topic.typeParameters().isEmpty()) {
      findings.error(
          DiagnosticId.TOPIC_GENERIC,
          topic.source(),
          topic.name()
              + "() has the type parameter "
              + topic.typeParameters().get(0)
              + ", which no subscriber can know. Name the payload's type.");
    }
  }

  private static void checkPayload(DeclaredMethod topic, Findings findings) {
    int count = topic.parameters().size();
    if (isStream(topic) && !topic.stream()) {
      findings.error(
          DiagnosticId.TOPIC_RETURN,
          topic.source(),
          topic.name()
              + "() returns "
              + topic.returns()
              + (count == 0
                  ? ", of which nobody knows what its chunks hold. Name their type:"
                      + " TopicStream<String>."
                  : " and takes a parameter. A stream's chunks are written to it: leave the"
                      + " parameter out, or return void."));
    } else if (count != 1) {
      findings.error(
          DiagnosticId.TOPIC_PAYLOAD_COUNT,
          topic.source(),
          topic.name()
              + "() takes "
              + (count == 0 ? "no payload" : count + " parameters")
              + ". A topic takes one payload: "
              + (count == 0
                  ? "add it. (One that returns a TopicStream takes none.)"
                  : "put them into one record."));
    } else if (topic.parameters().get(0).type().isPrimitive()) {
      DeclaredMethod.Parameter payload = topic.parameters().get(0);
      findings.error(
          DiagnosticId.TOPIC_PAYLOAD_PRIMITIVE,
          payload.source(),
          "The payload of "
              + topic.name()
              + "() is a primitive "
              + payload.type()
              + ", to which no field can ever be added. Use a record, or "
              + payload.type().box()
              + ".");
    }
  }

  private static void checkReturn(DeclaredMethod topic, Findings findings) {
    if (!isStream(topic) && !RETURNS.contains(topic.returns().toString())) {
      findings.error(
          DiagnosticId.TOPIC_RETURN,
          topic.source(),
          topic.name()
              + "() returns "
              + topic.returns()
              + ", which a publish cannot give. Return"
              + " void, Receipt or CompletionStage<Receipt>, or, without a payload, a"
              + " TopicStream.");
    }
  }

  /** Whether it returns a stream, right or wrong. */
  private static boolean isStream(DeclaredMethod topic) {
    return topic.returns().toString().startsWith("dev.typewire.runtime.TopicStream");
  }

  private static void checkExceptions(DeclaredMethod topic, Findings findings) {
    if (!topic.checked().isEmpty()) {
      findings.error(
          DiagnosticId.TOPIC_THROWS,
          topic.source(),
          topic.name()
              + "() declares the checked "
              + topic.checked().get(0)
              + ", which a publish"
              + " never throws. Leave it out: publishing throws TypewireException, unchecked.");
    }
  }
}
