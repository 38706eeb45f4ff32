package dev.typewire.processor.check;

import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.DeclaredMethod;
import dev.typewire.processor.model.PatternSyntax;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each topic has a name of its own, on the wire, in Java and in TypeScript. */
final class TopicNameRule implements Rule {
  /** What a channel has in TypeScript besides its topics. */
  private static final Set<String> HIDDEN_IN_TYPESCRIPT = Set.of("name", "topics");

  /** As a key of a JavaScript object, this is no key but what the object inherits from. */
  private static final String NO_KEY = "__proto__";

  @Override
  public void check(DeclaredChannel channel, Findings findings) {
    List<String> placeholders =
        PatternSyntax.parse(channel.pattern().value()).pattern().placeholders();
    Map<String, DeclaredMethod> methods = new HashMap<>();
    Map<String, DeclaredMethod> topics = new HashMap<>();
    for (DeclaredMethod topic : channel.topics()) {
      if (methods.putIfAbsent(topic.name(), topic) != null) {
        findings.error(
            DiagnosticId.TOPIC_OVERLOAD,
            topic.source(),
            topic.name()
                + "() is declared twice, but a topic carries one type. Give this one a name"
                + " of its own.");
        continue;
      }
      checkName(topic, findings);
      checkJavaName(topic, placeholders, findings);
      DeclaredMethod first = topics.putIfAbsent(topic.topic().value(), topic);
      if (first != null) {
        findings.error(
            DiagnosticId.TOPIC_DUPLICATE,
            topic.topic().source(),
            "Topic \""
                + topic.topic().value()
                + "\" is declared by both "
                + first.name()
                + "() and "
                + topic.name()
                + "(). Rename one with @Topic(name = \"...\").");
      }
    }
  }

  private static void checkName(DeclaredMethod topic, Findings findings) {
    String name = topic.topic().value();
    if (!name.matches("[A-Za-z0-9_-]+")) {
      findings.error(
          DiagnosticId.TOPIC_NAME,
          topic.topic().source(),
          "Topic name \""
              + name
              + "\" holds something other than A-Z a-z 0-9 _ -. Choose another"
              + " with @Topic(name = \"...\").");
    } else if (name.equals(NO_KEY)) {
      findings.error(
          DiagnosticId.TOPIC_NAME,
          topic.topic().source(),
          "Topic name \"__proto__\" is no key of an object in JavaScript. Choose another with"
              + " @Topic(name = \"...\").");
    } else if (HIDDEN_IN_TYPESCRIPT.contains(name)) {
      findings.error(
          DiagnosticId.TOPIC_NAME,
          topic.topic().source(),
          "Topic name \""
              + name
              + "\" would hide the channel's own \""
              + name
              + "\" in TypeScript."
              + " Choose another with @Topic(name = \"...\").");
    }
  }

  private static void checkJavaName(
      DeclaredMethod topic, List<String> placeholders, Findings findings) {
    boolean reportedAlready =
        HIDDEN_IN_TYPESCRIPT.contains(topic.topic().value())
            && topic.topic().value().equals(topic.name());
    boolean placeholder = placeholders.contains(topic.name());
    if ((RefMembers.has(topic.name(), placeholders.isEmpty()) || placeholder) && !reportedAlready) {
      findings.error(
          DiagnosticId.TOPIC_METHOD_RESERVED,
          topic.source(),
          topic.name()
              + "() would clash with "
              + (placeholder ? "the placeholder {" + topic.name() + "}" : topic.name() + "()")
              + " of the generated ref. Rename the method; @Topic(name = \""
              + topic.topic().value()
              + "\") keeps the topic's name.");
    }
  }
}
