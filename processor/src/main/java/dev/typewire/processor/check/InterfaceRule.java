package dev.typewire.processor.check;

import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;

/** A channel is an interface without type parameters that its package can see. */
final class InterfaceRule implements Rule {
  @Override
  public void check(DeclaredChannel channel, Findings findings) {
    if (!channel.isInterface()) {
      findings.error(
          DiagnosticId.CHANNEL_NOT_INTERFACE,
          channel.source(),
          channel.name()
              + " has @Channel but is not an interface. Declare it as one: Typewire writes"
              + " the class that implements it.");
    }
    if (!channel.typeParameters().isEmpty()) {
      findings.error(
          DiagnosticId.CHANNEL_GENERIC,
          channel.source(),
          channel.name()
              + " has the type parameter "
              + channel.typeParameters().get(0)
              + ", which no subscriber can know. Name the type in each topic.");
    }
    if (!channel.accessible()) {
      findings.error(
          DiagnosticId.CHANNEL_PRIVATE,
          channel.source(),
          channel.name()
              + " is private, so its publisher cannot implement it. Make it"
              + " package-private or public.");
    }
  }
}
