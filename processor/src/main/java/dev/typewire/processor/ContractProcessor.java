package dev.typewire.processor;

import com.google.auto.service.AutoService;
import dev.typewire.processor.check.ChosenNameRule;
import dev.typewire.processor.check.OverlapRule;
import dev.typewire.processor.contract.Baseline;
import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.contract.ContractGuard;
import dev.typewire.processor.contract.LocatedContract;
import dev.typewire.processor.emit.typescript.ModuleEmitter;
import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.read.ChannelReader;
import dev.typewire.processor.read.MappedTypes;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import dev.typewire.processor.write.Outputs;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
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
    return Options.recognized(isInitialized() ? processingEnv.getOptions() : Map.of());
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
    AllChannels channels = new AllChannels(processingEnv, names, outputs);
    SourceRef where = channels.models().isEmpty() ? firstTouched() : channels.first();
    Options options = Options.read(processingEnv.getOptions(), where, findings);
    MappedTypes.check(processingEnv, where, findings);
    if (!channels.models().isEmpty()) {
      checkAndWrite(channels, errorRaised, options, outputs, findings);
    }
  }

  private SourceRef firstTouched() {
    return SourceRef.of(processingEnv.getElementUtils().getTypeElement(touched.iterator().next()));
  }

  private static void checkAndWrite(
      AllChannels channels,
      boolean errorRaised,
      Options options,
      Outputs outputs,
      Findings findings) {
    channels.reportHidden(findings);
    OverlapRule.check(channels.models(), findings);
    boolean right = !errorRaised && !findings.hasErrors();
    LocatedContract contract = channels.contract();
    ChosenNameRule.check(
        contract.contract(), options.module(), channels.places()::chosenName, findings);
    if (right) {
      write(channels, contract, options, outputs, findings);
    }
  }

  private static void write(
      AllChannels channels,
      LocatedContract located,
      Options options,
      Outputs outputs,
      Findings findings) {
    Contract contract = located.contract();
    Element[] sources =
        channels.models().stream().map(c -> c.source().element()).toArray(Element[]::new);
    try {
      outputs.contract(contract, sources); // also when it breaks pages: to accept it is to copy it
      guard(channels, located, options, outputs, findings);
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
      AllChannels channels,
      LocatedContract contract,
      Options options,
      Outputs outputs,
      Findings findings) {
    options
        .baseline()
        .map(file -> new Baseline(file, () -> outputs.baseline(file)))
        .ifPresent(
            baseline ->
                new ContractGuard(
                        baseline,
                        options.onBreaking(),
                        otherOptions -> channels.with(otherOptions).contract())
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
