package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Tells what an enum is written as whose format is a number. */
final class NumericEnum {
  private final JacksonAnnotations jackson;

  NumericEnum(JacksonAnnotations jackson) {
    this.jackson = jackson;
  }

  /** A number; or the name that an annotation gives a constant, unless Jackson reads it as one. */
  TypeShape shape(TypeElement type) {
    List<TypeShape> alternatives = new ArrayList<>();
    alternatives.add(new TypeShape.Scalar(ScalarKind.NUMBER, type.getQualifiedName().toString()));
    for (Element member : type.getEnclosedElements()) {
      Optional<String> name = jackson.explicitName(List.of(member));
      if (member.getKind() == ElementKind.ENUM_CONSTANT
          && name.filter(n -> !isNumber(n)).isPresent()) {
        alternatives.add(new TypeShape.Literal(name.get()));
      }
    }
    return Contents.oneOf(alternatives);
  }

  private static boolean isNumber(String name) {
    try {
      return Integer.parseInt(name) >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
