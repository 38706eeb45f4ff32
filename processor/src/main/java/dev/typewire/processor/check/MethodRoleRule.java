package dev.typewire.processor.check;

import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.DeclaredMethod;
import dev.typewire.processor.model.DeclaredMethod.Role;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;

/** Every abstract method is a topic or a parameter, and there is a topic. */
final class MethodRoleRule implements Rule {
  @Override
  public void check(DeclaredChannel channel, Findings findings) {
    for (DeclaredMethod method : channel.methods()) {
      if (method.role() == Role.ASK) {
        findings.error(
            DiagnosticId.ASK_UNSUPPORTED,
            method.source(),
            "@Ask on "
                + method.name()
                + "() is not supported by this version of Typewire. Publish"
                + " the prompt on a @Topic and take the answer with an HTTP call.");
      } else if (method.role() == Role.NONE && method.isAbstract()) {
        findings.error(
            DiagnosticId.METHOD_UNMARKED,
            method.source(),
            method.name()
                + "() says neither that it is a @Topic nor a @Param. Annotate it, or give"
                + " it a body.");
      }
    }
    if (channel.isInterface() && channel.methods().stream().noneMatch(MethodRoleRule::isMeant)) {
      findings.error(
          DiagnosticId.CHANNEL_EMPTY,
          channel.source(),
          channel.name() + " declares no topic. Add one: @Topic void changed(Changed change);");
    }
  }

  /** Whether the method is a topic, or reported as something that may have been meant as one. */
  private static boolean isMeant(DeclaredMethod method) {
    return method.role() == Role.TOPIC
        || method.role() == Role.ASK
        || (method.role() == Role.NONE && method.isAbstract());
  }
}
