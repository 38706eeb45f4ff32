package dev.typewire.processor.read;

import dev.typewire.processor.model.Check;
import dev.typewire.processor.model.Check.Kind;
import dev.typewire.processor.model.Check.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Reads what the constraints of Jakarta Validation, or of the older javax, on a member promise of
 * its value and of what that holds.
 *
 * <p>Those of a group are left out, as are those that JSON alone does not tell, such as of the
 * past.
 */
final class ConstraintReader {
  private static final List<String> PACKAGES =
      List.of(
          AnnotationReader.name("jakarta", "validation", "constraints", ""),
          AnnotationReader.name("javax", "validation", "constraints", ""));
  private static final Set<String> TEXTS =
      Set.of(
          "java.lang.String",
          "java.lang.CharSequence",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer");

  /** Of {@code Pattern.Flag}, those that Java also takes at the start of an expression. */
  private static final Map<String, String> FLAGS =
      Map.of(
          "UNIX_LINES", "d",
          "CASE_INSENSITIVE", "i",
          "COMMENTS", "x",
          "MULTILINE", "m",
          "DOTALL", "s",
          "UNICODE_CASE", "u");

  /** More digits than any double can tell apart. */
  private static final int MOST_DIGITS = 30;

  private final Elements elements;

  ConstraintReader(Elements elements) {
    this.elements = elements;
  }

  /** The promises of a field, getter or component, each once. */
  List<Check> read(Element member) {
    TypeMirror type = ObjectReader.valueType(member.asType());
    Set<Check> checks = new LinkedHashSet<>(ofValue(member, member, type));
    checks.addAll(ofParts(member, type));
    return List.copyOf(checks);
  }

  private List<Check> ofValue(Element member, AnnotatedConstruct annotated, TypeMirror type) {
    List<Check> checks = new ArrayList<>();
    addAll(
        AnnotationReader.all(elements, member, annotated),
        member,
        isText(type),
        new HashSet<>(),
        checks);
    return checks;
  }

  /** With what composed ones are made of, each once: annotations may stand on themselves. */
  private void addAll(
      List<AnnotationReader> annotations,
      Element member,
      boolean text,
      Set<String> composed,
      List<Check> to) {
    for (AnnotationReader annotation : annotations) {
      Optional<String> known = PACKAGES.stream().filter(annotation.name()::startsWith).findFirst();
      if (known.isPresent()) {
        add(annotation.name().substring(known.get().length()), annotation, text, to);
      } else if (composed.add(annotation.name())) {
        addAll(ComposedConstraint.parts(elements, member, annotation), member, text, composed, to);
      }
    }
  }

  /** Of a container's type arguments; those of other classes may mean anything. */
  private List<Check> ofParts(Element member, TypeMirror type) {
    List<Check> checks = new ArrayList<>();
    if (type instanceof DeclaredType declared && BuiltInTypes.isPlatform(nameOf(type))) {
      List<? extends TypeMirror> arguments = declared.getTypeArguments();
      for (int i = 0; i < arguments.size(); i++) {
        List<Check> inside = new ArrayList<>(ofValue(member, arguments.get(i), arguments.get(i)));
        inside.addAll(ofParts(member, arguments.get(i)));
        if (BuiltInTypes.isReference(nameOf(type))) {
          checks.addAll(inside);
        } else {
          Part part = i == 1 ? Part.VALUE : arguments.size() == 2 ? Part.KEY : Part.ELEMENT;
          inside.forEach(check -> checks.add(check.within(part)));
        }
      }
    }
    return checks;
  }

  private static boolean isText(TypeMirror type) {
    return TEXTS.contains(nameOf(type));
  }

  private static String nameOf(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
        : "";
  }

  private static void add(
      String constraint, AnnotationReader annotation, boolean text, List<Check> to) {
    if (constraint.endsWith(".List")) {
      String one = constraint.substring(0, constraint.length() - ".List".length());
      annotation.annotations("value").forEach(each -> add(one, each, text, to));
    } else if (annotation.texts("groups").isEmpty()) {
      to.addAll(checks(constraint, annotation, text));
    }
  }

  private static List<Check> checks(String constraint, AnnotationReader annotation, boolean text) {
    return switch (constraint) {
      case "Size" -> size(annotation.number("min").value(), annotation.number("max").value(), text);
      case "NotEmpty" -> size(1, Integer.MAX_VALUE, text);
      case "NotBlank" -> List.of(Check.of(Kind.NOT_BLANK, ""));
      case "Pattern" -> pattern(annotation);
      case "Email" -> email(annotation);
      case "Min" -> bound(Kind.MIN, annotation);
      case "Max" -> bound(Kind.MAX, annotation);
      case "DecimalMin" -> bound(annotation.flag("inclusive") ? Kind.MIN : Kind.ABOVE, annotation);
      case "DecimalMax" -> bound(annotation.flag("inclusive") ? Kind.MAX : Kind.BELOW, annotation);
      case "Positive" -> List.of(Check.of(Kind.ABOVE, "0"));
      case "PositiveOrZero" -> List.of(Check.of(Kind.MIN, "0"));
      case "Negative" -> List.of(Check.of(Kind.BELOW, "0"));
      case "NegativeOrZero" -> List.of(Check.of(Kind.MAX, "0"));
      case "Digits" -> digits(annotation.number("integer").value());
      case "AssertTrue" -> List.of(Check.of(Kind.TRUE, ""));
      case "AssertFalse" -> List.of(Check.of(Kind.FALSE, ""));
      default -> List.of();
    };
  }

  private static List<Check> size(int min, int max, boolean text) {
    List<Check> checks = new ArrayList<>();
    if (min > 0) {
      checks.add(Check.of(text ? Kind.MIN_LENGTH : Kind.MIN_SIZE, String.valueOf(min)));
    }
    if (max < Integer.MAX_VALUE) {
      checks.add(Check.of(text ? Kind.MAX_LENGTH : Kind.MAX_SIZE, String.valueOf(max)));
    }
    return checks;
  }

  /** Flags stand in front of the expression, as Java can read them there too. */
  private static List<Check> pattern(AnnotationReader annotation) {
    StringBuilder flags = new StringBuilder();
    for (String flag : annotation.texts("flags")) {
      String letter = FLAGS.get(flag.substring(flag.lastIndexOf('.') + 1));
      if (letter == null) {
        return List.of();
      }
      flags.append(letter);
    }
    String regexp = annotation.text("regexp").value();
    return List.of(Check.of(Kind.PATTERN, flags.isEmpty() ? regexp : "(?" + flags + ")" + regexp));
  }

  private static List<Check> email(AnnotationReader annotation) {
    List<Check> checks = new ArrayList<>(List.of(Check.of(Kind.EMAIL, "")));
    if (!annotation.text("regexp").value().equals(".*")) {
      checks.addAll(pattern(annotation));
    }
    return checks;
  }

  private static List<Check> bound(Kind kind, AnnotationReader annotation) {
    try {
      return List.of(Check.of(kind, new BigDecimal(annotation.text("value").value()).toString()));
    } catch (NumberFormatException e) {
      return List.of(); // Jakarta Validation refuses it when it meets it
    }
  }

  /** Those before the point; those behind it are no matter of a double. */
  private static List<Check> digits(int integer) {
    if (integer < 0 || integer > MOST_DIGITS) {
      return List.of();
    }
    BigDecimal bound = BigDecimal.TEN.pow(integer);
    return List.of(
        Check.of(Kind.ABOVE, bound.negate().toPlainString()),
        Check.of(Kind.BELOW, bound.toPlainString()));
  }
}
