package dev.typewire.processor.read;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** What properties and constants are called in the JSON. */
final class JsonNames {
  private final JacksonAnnotations jackson;

  JsonNames(Elements elements) {
    this.jackson = new JacksonAnnotations(elements);
  }

  String of(JavaProperty property) {
    return jackson
        .explicitName(property.members())
        .filter(explicit -> !explicit.isEmpty())
        .orElse(property.implicitName());
  }

  /** An enum's constant, which is written by its own name where no annotation says otherwise. */
  String of(Element constant) {
    return jackson
        .explicitName(List.of(constant))
        .filter(explicit -> !explicit.isEmpty())
        .orElse(constant.getSimpleName().toString());
  }
}
