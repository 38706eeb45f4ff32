package dev.typewire.processor;

import dev.typewire.processor.check.Rule;
import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.contract.LocatedContract;
import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.JsonSettings;
import dev.typewire.processor.model.Nullability;
import dev.typewire.processor.read.ChannelReader;
import dev.typewire.processor.read.KeptFacts;
import dev.typewire.processor.read.ModelReader;
import dev.typewire.processor.read.Places;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** The channels of a compilation that have nothing wrong with them. */
final class AllChannels {
  private final ProcessingEnvironment environment;
  private final Set<String> names;
  private final KeptFacts kept;
  private final ModelReader reader;
  private final List<ChannelModel> models = new ArrayList<>();

  /**
   * Reads them.
   *
   * @param names the qualified names of the interfaces, also of such as are gone
   */
  AllChannels(ProcessingEnvironment environment, Set<String> names, KeptFacts kept) {
    this.environment = environment;
    this.names = names;
    this.kept = kept;
    this.reader = new ModelReader(environment, kept);
    ChannelReader channels = new ChannelReader(environment);
    for (String name : names) {
      TypeElement type = environment.getElementUtils().getTypeElement(name);
      if (type != null && channels.isResolved(type)) {
        channels.read(type).ifPresent(this::addIfRight);
      }
    }
  }

  private void addIfRight(DeclaredChannel declared) {
    Findings reportedAlready = new Findings();
    Rule.ALL.forEach(rule -> rule.check(declared, reportedAlready));
    if (!reportedAlready.hasErrors()) {
      models.add(reader.read(declared, reportedAlready).channel());
    }
  }

  /** The same channels, read with other values of some options. */
  AllChannels with(Map<String, String> options) {
    return new AllChannels(new OtherOptions(environment, options), names, kept);
  }

  List<ChannelModel> models() {
    return models;
  }

  /** Where to report what is of no channel in particular; there must be one. */
  SourceRef first() {
    return models.get(0).source();
  }

  /** Says once what types of class files hide from this compiler. */
  void reportHidden(Findings findings) {
    reader.reportHidden(first(), findings);
  }

  Places places() {
    return new Places(environment, models);
  }

  LocatedContract contract() {
    Map<String, String> options = environment.getOptions();
    Contract contract = Contract.of(models, JsonSettings.of(options), Nullability.of(options));
    return new LocatedContract(contract, places()::find);
  }
}
