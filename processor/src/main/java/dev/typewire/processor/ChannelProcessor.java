package dev.typewire.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import dev.typewire.processor.check.Rule;
import dev.typewire.processor.emit.java.PublisherEmitter;
import dev.typewire.processor.emit.java.RefEmitter;
import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.SourceMembers;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.read.ChannelReader;
import dev.typewire.processor.read.ModelReader;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import dev.typewire.processor.write.Outputs;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Writes the Java types of each channel, and reports what is wrong with it.
 *
 * <p>Isolating: each file comes from one interface and what it refers to. A channel whose types are
 * not all there yet, because another processor makes them, waits for a later round; between rounds
 * its name is kept, never its element.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes(ChannelReader.CHANNEL)
public final class ChannelProcessor extends AbstractProcessor {
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Set<String> keptTypes = new HashSet<>();
  private final Set<String> printed = new HashSet<>();

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
    Set<String> names = new LinkedHashSet<>(waiting);
    waiting.clear();
    names.addAll(Rounds.annotatedTypes(annotations, round));
    Outputs outputs = new Outputs(processingEnv.getFiler());
    ModelReader models = new ModelReader(processingEnv, outputs);
    for (String name : names) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null) {
        processSafely(type, models, outputs, round.processingOver());
      }
    }
    return false;
  }

  private void processSafely(
      TypeElement type, ModelReader models, Outputs outputs, boolean lastRound) {
    Findings findings = new Findings();
    try {
      process(type, models, outputs, lastRound, findings);
    } catch (IOException e) {
      findings.error(
          DiagnosticId.OUTPUT_FAILED,
          SourceRef.of(type),
          "The types for " + type.getSimpleName() + " could not be written: " + e.getMessage());
    } catch (RuntimeException e) {
      Failures.report(e, type, findings);
    }
    findings.printTo(processingEnv.getMessager(), printed);
  }

  private void process(
      TypeElement type, ModelReader models, Outputs outputs, boolean lastRound, Findings findings)
      throws IOException {
    ChannelReader reader = new ChannelReader(processingEnv);
    Optional<DeclaredChannel> declared = reader.read(type);
    if (declared.isEmpty()) {
      return;
    }
    if (!reader.isResolved(type)) {
      postpone(type, lastRound, findings);
      return;
    }
    Rule.ALL.forEach(rule -> rule.check(declared.get(), findings));
    if (findings.hasErrors()) {
      return;
    }
    ModelReader.Reading reading = models.read(declared.get(), findings);
    if (!reading.resolved()) {
      postpone(type, lastRound, findings);
    } else if (!findings.hasErrors()) {
      write(type, reading, models, outputs);
    }
  }

  private void postpone(TypeElement type, boolean lastRound, Findings findings) {
    if (!lastRound) {
      waiting.add(type.getQualifiedName().toString());
      return;
    }
    // javac has said which symbol it cannot find, where it stands.
    findings.warning(
        DiagnosticId.CHANNEL_SKIPPED,
        SourceRef.of(type),
        type.getSimpleName()
            + " was skipped, because types that it uses do not compile. Mend them"
            + " first.");
  }

  private void write(
      TypeElement type, ModelReader.Reading reading, ModelReader models, Outputs outputs)
      throws IOException {
    ChannelModel channel = reading.channel();
    for (JavaFile file :
        List.of(
            RefEmitter.emit(channel),
            PublisherEmitter.emit(channel),
            PublisherEmitter.emitDurable(channel))) {
      if (reading.isSource() || !isThere(file)) {
        outputs.java(file);
      }
    }
    if (reading.isSource()) {
      outputs.keep(channel.contract().type(), channel.contract(), type);
    }
    for (TypeElement source : reading.sourceTypes()) {
      TypeDefinition definition = channel.types().get(source.getQualifiedName().toString());
      if (definition != null && keptTypes.add(definition.type())) {
        keep(definition, source, models, outputs);
      }
    }
    for (Map.Entry<TypeElement, SourceMembers> supertype : reading.sourceSupertypes().entrySet()) {
      if (keptTypes.add(supertype.getValue().type() + " members")) {
        outputs.keep(supertype.getValue(), supertype.getKey());
      }
    }
  }

  /** What a class file tells alone only replaces what an earlier compilation kept. */
  private static void keep(
      TypeDefinition definition, TypeElement source, ModelReader models, Outputs outputs)
      throws IOException {
    if (!models.isInClassFile(definition, source) || outputs.type(definition.type()).isPresent()) {
      outputs.keep(definition.type(), definition, source);
    }
  }

  /** Made by the compilation that had the channel's source, which knew its parameters' names. */
  private boolean isThere(JavaFile file) {
    String name = file.packageName() + "." + file.typeSpec().name();
    return processingEnv.getElementUtils().getTypeElement(name) != null;
  }
}
