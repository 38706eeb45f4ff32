package dev.typewire.processor.check;

import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.PatternSyntax;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;

/** A channel's pattern gives each set of parameters a name of its own. */
final class PatternRule implements Rule {
  /** How the names begin of the channels that nodes use among themselves. */
  private static final String RESERVED = "typewire:";

  @Override
  public void check(DeclaredChannel channel, Findings findings) {
    PatternSyntax.Parsed pattern = PatternSyntax.parse(channel.pattern().value());
    pattern
        .problems()
        .forEach(
            problem -> findings.error(problem.id(), channel.pattern().source(), problem.message()));
    if (channel.pattern().value().startsWith(RESERVED)) {
      findings.error(
          DiagnosticId.CHANNEL_RESERVED,
          channel.pattern().source(),
          "Channel name \""
              + channel.pattern().value()
              + "\" begins with "
              + RESERVED
              + ", which is for Typewire's own channels, so nothing could be published to it. Begin"
              + " with another word.");
    }
    for (String placeholder : pattern.pattern().placeholders()) {
      if (placeholder.equals("__proto__")) {
        findings.error(
            DiagnosticId.PLACEHOLDER_NAME,
            channel.pattern().source(),
            "Placeholder \"{__proto__}\" of \""
                + channel.pattern().value()
                + "\" is no key of an object in JavaScript. Call it something else.");
      }
      if (RefMembers.has(placeholder, false)) {
        findings.error(
            DiagnosticId.PLACEHOLDER_NAME,
            channel.pattern().source(),
            "Placeholder \"{"
                + placeholder
                + "}\" of \""
                + channel.pattern().value()
                + "\" would clash with "
                + placeholder
                + "() of the generated ref. Call it something else.");
      }
    }
  }
}
