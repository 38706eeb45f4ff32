package dev.typewire.processor;

import com.google.auto.service.AutoService;
import dev.typewire.processor.check.ChosenNameRule;
import dev.typewire.processor.check.OverlapRule;
import dev.typewire.processor.check.Rule;
import dev.typewire.processor.contract.Baseline;
import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.contract.ContractGuard;
import dev.typewire.processor.emit.typescript.ModuleEmitter;
import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.read.ChannelReader;
import dev.typewire.processor.read.MappedTypes;
import dev.typewire.processor.read.ModelReader;
import dev.typewire.processor.read.Places;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import dev.typewire.processor.write.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Writes the TypeScript module and the contract of all channels, and reports channels that overlap.
 *
 * <p>Aggregating. It works when the last round is over, so that every type is there. Channels that
 * this compilation did not touch come from the contract that the last one wrote, and are read again
 * from their class files; those that are gone go. What is wrong within one channel is reported by
 * {@link ChannelProcessor}.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes(ChannelReader.CHANNEL)
public final class ContractProcessor extends AbstractProcessor {
  private final Set<String> touched = new TreeSet<>();

  @Override
  public Set<String> getSupportedOptions() {
    return Options.NAMES;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    touched.addAll(Rounds.annotatedTypes(annotations, round));
    if (round.processingOver() && !touched.isEmpty()) {
      finishSafely(round.errorRaised());
    }
    return false;
  }

  private void finishSafely(boolean errorRaised) {
    Findings findings = new Findings();
    try {
      finish(errorRaised, findings);
    } catch (RuntimeException e) {
      String channel = touched.iterator().next();
      Failures.report(e, processingEnv.getElementUtils().getTypeElement(channel), findings);
    }
    findings.printTo(processingEnv.getMessager(), new HashSet<>());
  }

  private void finish(boolean errorRaised, Findings findings) {
    Outputs outputs = new Outputs(processingEnv.getFiler());
    Set<String> names = new TreeSet<>(touched);
    outputs
        .earlierContract()
        .ifPresent(
            earlier -> earlier.channels().stream().map(ChannelContract::type).forEach(names::add));
    ModelReader models = new ModelReader(processingEnv, outputs);
    List<ChannelModel> channels = readAll(names, models);
    if (channels.isEmpty()) {
      return;
    }
    models.reportHidden(channels.get(0).source(), findings);
    OverlapRule.check(channels, findings);
    Options options = Options.read(processingEnv.getOptions(), channels.get(0).source(), findings);
    MappedTypes.check(processingEnv, channels.get(0).source(), findings);
    if (!errorRaised && !findings.hasErrors()) {
      write(channels, options, outputs, findings);
    }
  }

  /** The channels that have nothing wrong with them. */
  private List<ChannelModel> readAll(Set<String> names, ModelReader models) {
    ChannelReader reader = new ChannelReader(processingEnv);
    List<ChannelModel> channels = new ArrayList<>();
    for (String name : names) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null && reader.isResolved(type)) {
        reader.read(type).ifPresent(declared -> addIfRight(declared, models, channels));
      }
    }
    return channels;
  }

  private static void addIfRight(
      DeclaredChannel declared, ModelReader models, List<ChannelModel> channels) {
    Findings reportedAlready = new Findings();
    Rule.ALL.forEach(rule -> rule.check(declared, reportedAlready));
    if (!reportedAlready.hasErrors()) {
      channels.add(models.read(declared, reportedAlready).channel());
    }
  }

  private void write(
      List<ChannelModel> channels, Options options, Outputs outputs, Findings findings) {
    Contract contract = Contract.of(channels, options.json());
    Element[] sources = channels.stream().map(c -> c.source().element()).toArray(Element[]::new);
    try {
      outputs.contract(contract, sources); // also when it breaks pages: to accept it is to copy it
      Places places = new Places(processingEnv, channels);
      guard(contract, places, options, outputs, findings);
      String module =
          options.out().map(Path::getFileName).map(Path::toString).orElse("channels.ts");
      ChosenNameRule.check(contract, module, places::chosenName, findings);
      if (!findings.hasErrors()) {
        writeModule(contract, options, outputs, sources);
      }
    } catch (IOException e) {
      findings.error(
          DiagnosticId.OUTPUT_FAILED,
          SourceRef.of(sources[0]),
          "The TypeScript module or the contract could not be written: " + e.getMessage());
    }
  }

  private static void guard(
      Contract contract, Places places, Options options, Outputs outputs, Findings findings) {
    options
        .baseline()
        .map(file -> new Baseline(file, () -> outputs.baseline(file)))
        .ifPresent(
            baseline ->
                new ContractGuard(baseline, options.onBreaking(), places::find)
                    .check(contract, findings));
  }

  private static void writeModule(
      Contract contract, Options options, Outputs outputs, Element... sources) throws IOException {
    String module = ModuleEmitter.emit(contract, options.client(), options.schemas());
    if (options.out().isPresent()) {
      outputs.module(module, options.out().get());
    } else {
      outputs.module(module, sources);
    }
  }
}
