package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a value promises beyond its type, from a constraint of Jakarta Validation.
 *
 * @param of what kind of promise it is
 * @param value the bound or the regular expression; empty where the kind says all
 * @param at the way to the values that promise it, from the property on; empty for its own value
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Check(Kind of, String value, List<Part> at) {
  @SuppressWarnings("NullAway") // absent from JSON when empty
  public Check {
    value = value == null ? "" : value;
    at = at == null ? List.of() : List.copyOf(at);
  }

  /** Kinds of promises. */
  public enum Kind {
    /** A string of so many characters at least. */
    MIN_LENGTH("at least %s long"),
    /** A string of so many characters at most. */
    MAX_LENGTH("at most %s long"),
    /** A string with something else than white space in it. */
    NOT_BLANK("other than blank"),
    /** A string that the whole of this regular expression of Java fits. */
    PATTERN("text like %s"),
    /** A string that is an address, or empty. */
    EMAIL("an email address"),
    /** So many elements or entries at least. */
    MIN_SIZE("of size %s at least"),
    /** So many elements or entries at most. */
    MAX_SIZE("of size %s at most"),
    /** This number or a greater one. */
    MIN("at least %s"),
    /** This number or a smaller one. */
    MAX("at most %s"),
    /** A greater number than this. */
    ABOVE("above %s"),
    /** A smaller number than this. */
    BELOW("below %s"),
    /** Nothing but true. */
    TRUE("true"),
    /** Nothing but false. */
    FALSE("false");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** The parts of a container. */
  public enum Part {
    ELEMENT,
    KEY,
    VALUE
  }

  /** Of the value itself. */
  public static Check of(Kind kind, String value) {
    return new Check(kind, value, List.of());
  }

  /** The same of a part of what holds the value. */
  public Check within(Part part) {
    List<Part> way = new ArrayList<>(List.of(part));
    way.addAll(at);
    return new Check(of, value, way);
  }

  /** The same as that part sees it. */
  public Check inside() {
    return new Check(of, value, at.subList(1, at.size()));
  }

  /** Whether whatever keeps this promise keeps the other one too. */
  public boolean implies(Check other) {
    if (!at.equals(other.at)) {
      return false;
    }
    return switch (other.of) {
      case MIN_LENGTH ->
          (of == other.of && compareTo(other) >= 0)
              || (of == Kind.NOT_BLANK && other.value.equals("1"));
      case MIN_SIZE, ABOVE -> of == other.of && compareTo(other) >= 0;
      case MAX_LENGTH, MAX_SIZE, BELOW -> of == other.of && compareTo(other) <= 0;
      case MIN -> (of == Kind.MIN || of == Kind.ABOVE) && compareTo(other) >= 0;
      case MAX -> (of == Kind.MAX || of == Kind.BELOW) && compareTo(other) <= 0;
      case PATTERN, NOT_BLANK, EMAIL, TRUE, FALSE -> of == other.of && value.equals(other.value);
    };
  }

  private int compareTo(Check other) {
    return new BigDecimal(value).compareTo(new BigDecimal(other.value));
  }

  /** How a person says it, to stand after "is". */
  public String text() {
    return of.text.formatted(value);
  }
}
