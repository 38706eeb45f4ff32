package dev.typewire.processor.check;

import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.PatternSyntax;
import dev.typewire.processor.report.Findings;

/** A channel's pattern gives each set of parameters a name of its own. */
final class PatternRule implements Rule {
  @Override
  public void check(DeclaredChannel channel, Findings findings) {
    PatternSyntax.parse(channel.pattern().value())
        .problems()
        .forEach(
            problem -> findings.error(problem.id(), channel.pattern().source(), problem.message()));
  }
}
