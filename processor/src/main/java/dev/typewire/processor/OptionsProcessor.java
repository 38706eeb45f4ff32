package dev.typewire.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Knows the options where there is no channel, since javac warns of those that no processor at work
 * knows, and one build may give all of its modules the same options.
 *
 * <p>Isolating. It looks at no type and writes nothing.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
public final class OptionsProcessor extends AbstractProcessor {
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
    return false;
  }
}
