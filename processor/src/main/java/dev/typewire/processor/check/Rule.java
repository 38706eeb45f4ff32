package dev.typewire.processor.check;

import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.report.Findings;
import java.util.List;

/** One thing that must hold of a channel. */
public interface Rule {
  /** All of them. */
  List<Rule> ALL =
      List.of(
          new InterfaceRule(),
          new PatternRule(),
          new LimitsRule(),
          new MethodRoleRule(),
          new ParamRule(),
          new TopicSignatureRule(),
          new TopicNameRule());

  /** Adds a finding for each place where it does not hold. */
  void check(DeclaredChannel channel, Findings findings);
}
