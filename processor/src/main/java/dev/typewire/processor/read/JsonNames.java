package dev.typewire.processor.read;

import dev.typewire.processor.model.JsonSetting;
import dev.typewire.processor.model.JsonSettings;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What properties and constants are called in the JSON. */
final class JsonNames {
  private final JacksonAnnotations jackson;
  private final Naming ofMapper;

  JsonNames(Elements elements, JsonSettings settings) {
    this.jackson = new JacksonAnnotations(elements);
    this.ofMapper = Naming.ofOption(settings.get(JsonSetting.NAMING));
  }

  /**
   * A property, by its annotations, else by the naming of its type, else by the mapper's.
   *
   * @param typeThenSupertypes its type, and what that inherits from
   */
  String of(JavaProperty property, List<TypeElement> typeThenSupertypes) {
    return jackson
        .explicitName(property.members())
        .filter(explicit -> !explicit.isEmpty())
        .orElseGet(
            () ->
                jackson
                    .naming(typeThenSupertypes)
                    .orElse(ofMapper)
                    .translate(property.implicitName()));
  }

  /**
   * An enum's constant, which is written by its own name where no annotation says otherwise; as an
   * empty text where one says nothing.
   */
  String of(Element constant) {
    return jackson
        .explicitName(List.of(constant))
        .orElseGet(() -> constant.getSimpleName().toString());
  }
}
