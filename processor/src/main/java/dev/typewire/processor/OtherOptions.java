package dev.typewire.processor;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** A compilation as if some of its options had other values. */
final class OtherOptions implements ProcessingEnvironment {
  private final ProcessingEnvironment environment;
  private final Map<String, String> options;

  OtherOptions(ProcessingEnvironment environment, Map<String, String> values) {
    this.environment = environment;
    this.options = new HashMap<>(environment.getOptions());
    options.putAll(values);
  }

  @Override
  public Map<String, String> getOptions() {
    return options;
  }

  @Override
  public Messager getMessager() {
    return environment.getMessager();
  }

  @Override
  public Filer getFiler() {
    return environment.getFiler();
  }

  @Override
  public Elements getElementUtils() {
    return environment.getElementUtils();
  }

  @Override
  public Types getTypeUtils() {
    return environment.getTypeUtils();
  }

  @Override
  public SourceVersion getSourceVersion() {
    return environment.getSourceVersion();
  }

  @Override
  public Locale getLocale() {
    return environment.getLocale();
  }
}
