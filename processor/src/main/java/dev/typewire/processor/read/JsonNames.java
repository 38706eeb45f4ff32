package dev.typewire.processor.read;

import dev.typewire.processor.model.JsonSetting;
import dev.typewire.processor.model.JsonSettings;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** What properties and constants are called in the JSON. */
final class JsonNames {
  private final JacksonAnnotations jackson;
  private final UnaryOperator<String> naming;

  JsonNames(Elements elements, JsonSettings settings) {
    this.jackson = new JacksonAnnotations(elements);
    this.naming = NamingStrategies.of(settings.get(JsonSetting.NAMING));
  }

  String of(JavaProperty property) {
    return jackson
        .explicitName(property.members())
        .filter(explicit -> !explicit.isEmpty())
        .orElseGet(() -> naming.apply(property.implicitName()));
  }

  /** An enum's constant, which is written by its own name where no annotation says otherwise. */
  String of(Element constant) {
    return jackson
        .explicitName(List.of(constant))
        .filter(explicit -> !explicit.isEmpty())
        .orElse(constant.getSimpleName().toString());
  }
}
