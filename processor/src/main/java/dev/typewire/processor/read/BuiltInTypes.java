package dev.typewire.processor.read;

import static dev.typewire.processor.model.TypeShape.ScalarKind.BOOLEAN;
import static dev.typewire.processor.model.TypeShape.ScalarKind.NUMBER;
import static dev.typewire.processor.model.TypeShape.ScalarKind.STRING;

import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types that Jackson 3 writes as a scalar with its default settings. */
final class BuiltInTypes {
  private static final Map<String, ScalarKind> SCALARS = new HashMap<>();

  static {
    add(BOOLEAN, "boolean", "java.lang.Boolean", "java.util.concurrent.atomic.AtomicBoolean");
    add(NUMBER, "byte", "short", "int", "long", "float", "double");
    add(NUMBER, "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long");
    add(NUMBER, "java.lang.Float", "java.lang.Double", "java.lang.Number");
    add(NUMBER, "java.math.BigDecimal", "java.math.BigInteger");
    add(NUMBER, "java.util.concurrent.atomic.AtomicInteger");
    add(NUMBER, "java.util.concurrent.atomic.AtomicLong");
    add(NUMBER, "java.util.concurrent.atomic.LongAdder");
    add(NUMBER, "java.util.concurrent.atomic.LongAccumulator");
    add(NUMBER, "java.util.concurrent.atomic.DoubleAdder");
    add(NUMBER, "java.util.concurrent.atomic.DoubleAccumulator");
    add(NUMBER, "java.time.Year", "java.time.Month");
    add(STRING, "char", "java.lang.Character", "java.lang.String", "java.lang.CharSequence");
    add(STRING, "java.lang.StringBuilder", "java.lang.StringBuffer");
    add(STRING, "java.util.UUID", "java.util.Locale", "java.util.Currency", "java.util.TimeZone");
    add(STRING, "java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar");
    add(STRING, "java.util.regex.Pattern", "java.nio.charset.Charset", "java.nio.file.Path");
    add(STRING, "java.net.URI", "java.net.URL", "java.net.InetAddress", "java.io.File");
    add(STRING, "java.time.Instant", "java.time.LocalDate", "java.time.LocalTime");
    add(STRING, "java.time.LocalDateTime", "java.time.OffsetDateTime", "java.time.OffsetTime");
    add(STRING, "java.time.ZonedDateTime", "java.time.Duration", "java.time.Period");
    add(STRING, "java.time.YearMonth", "java.time.MonthDay", "java.time.ZoneId");
    add(STRING, "java.time.ZoneOffset");
    add(STRING, "java.sql.Timestamp", "java.sql.Date", "java.sql.Time");
    add(STRING, "java.lang.Class", "java.nio.ByteBuffer", "java.net.InetSocketAddress");
    add(STRING, "javax.xml.namespace.QName", "javax.xml.datatype.Duration");
    add(STRING, "javax.xml.datatype.XMLGregorianCalendar");
  }

  /** What is text also as a subtype that somebody else wrote. */
  static final List<String> TEXT_WITH_SUBTYPES =
      List.of(
          "java.lang.CharSequence",
          "java.util.Date",
          "java.util.Calendar",
          "java.util.TimeZone",
          "java.net.InetAddress",
          "java.nio.charset.Charset",
          "java.nio.file.Path");

  /** Supertypes of the platform that Jackson takes no properties from. */
  private static final Set<String> WITHOUT_PROPERTIES =
      Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum");

  /** Jackson's own trees whose kind of JSON value is certain. */
  private static final Map<String, TypeShape> TREES =
      Map.of(
          tree("ObjectNode"), new TypeShape.MapOf(text(), new TypeShape.Anything()),
          tree("ArrayNode"), new TypeShape.ListOf(new TypeShape.Anything()),
          tree("StringNode"), new TypeShape.Scalar(STRING, tree("StringNode")),
          tree("BooleanNode"), new TypeShape.Scalar(BOOLEAN, tree("BooleanNode")),
          tree("IntNode"), new TypeShape.Scalar(NUMBER, tree("IntNode")),
          tree("LongNode"), new TypeShape.Scalar(NUMBER, tree("LongNode")),
          tree("DoubleNode"), new TypeShape.Scalar(NUMBER, tree("DoubleNode")),
          tree("DecimalNode"), new TypeShape.Scalar(NUMBER, tree("DecimalNode")),
          tree("BinaryNode"), new TypeShape.Scalar(STRING, tree("BinaryNode")));

  /** Any JSON value, as this type or one of its subtypes. */
  static final String JSON_NODE = AnnotationReader.name("tools", "jackson", "databind", "JsonNode");

  /** Supertypes that say nothing of what their values are written as. */
  private static final Set<String> OF_ANY_KIND =
      Set.of(
          "java.io.Serializable",
          "java.lang.Cloneable",
          "java.lang.Comparable",
          "java.lang.Enum",
          "java.lang.Record");

  private static final Map<String, ScalarKind> OPTIONAL_SCALARS =
      Map.of(
          "java.util.OptionalInt", NUMBER,
          "java.util.OptionalLong", NUMBER,
          "java.util.OptionalDouble", NUMBER);

  /** Texts of which Jackson takes none for an empty value, beside those of {@code java.time}. */
  private static final Set<String> NEVER_EMPTY =
      Set.of(
          "char",
          "java.lang.Character",
          "java.lang.Class",
          "java.net.InetAddress",
          "java.net.InetSocketAddress",
          "java.net.URL",
          "java.nio.ByteBuffer",
          "java.sql.Date",
          "java.sql.Time",
          "java.sql.Timestamp",
          "java.util.Date",
          "java.util.Calendar",
          "java.util.GregorianCalendar",
          "java.util.Currency",
          "java.util.TimeZone",
          "java.nio.charset.Charset");

  private static final Set<String> REFERENCES =
      Set.of("java.util.Optional", "java.util.concurrent.atomic.AtomicReference");

  private BuiltInTypes() {}

  private static void add(ScalarKind kind, String... types) {
    for (String type : types) {
      SCALARS.put(type, kind);
    }
  }

  private static String tree(String node) {
    return AnnotationReader.name("tools", "jackson", "databind", "node", node);
  }

  private static TypeShape text() {
    return new TypeShape.Scalar(STRING, "java.lang.String");
  }

  /** The shape of a type that stands for itself, whatever its arguments. */
  static Optional<TypeShape> shape(String type) {
    ScalarKind scalar = SCALARS.get(type);
    if (scalar != null) {
      return Optional.of(new TypeShape.Scalar(scalar, type));
    }
    TypeShape tree = TREES.get(type);
    if (tree != null) {
      return Optional.of(tree);
    }
    ScalarKind optional = OPTIONAL_SCALARS.get(type);
    if (optional != null) {
      return Optional.of(new TypeShape.OrNull(new TypeShape.Scalar(optional, type)));
    }
    if (type.equals("java.lang.Void")) {
      return Optional.of(new TypeShape.Nothing().orNull());
    }
    return type.equals("java.lang.Object")
        ? Optional.of(new TypeShape.Anything())
        : Optional.empty();
  }

  /** Whether Jackson writes values of this type as whatever each of them is. */
  static boolean isOfAnyKind(String type) {
    return OF_ANY_KIND.contains(type);
  }

  /** Whether this type holds one value of its argument, or none, which is written as null. */
  static boolean isReference(String type) {
    return REFERENCES.contains(type);
  }

  /** Whether the inclusion {@code NON_ABSENT} leaves an empty value of this type out. */
  static boolean canBeAbsent(String type) {
    return isReference(type) || OPTIONAL_SCALARS.containsKey(type);
  }

  /** Whether this type of the platform is written as an object of its getters, and always so. */
  static boolean isObject(String type) {
    return type.equals("java.lang.StackTraceElement");
  }

  /** Whether what inherits from this type has its properties. */
  static boolean hasProperties(String type) {
    return !WITHOUT_PROPERTIES.contains(type);
  }

  /** Whether the inclusion {@code NON_EMPTY} leaves some value of this type out. */
  static boolean canBeEmpty(TypeShape.Scalar scalar) {
    return scalar.of() == STRING
        && !NEVER_EMPTY.contains(scalar.java())
        && !scalar.java().startsWith("java.time.");
  }

  /** Whether this type belongs to the platform, which has no properties that anybody declared. */
  static boolean isPlatform(String type) {
    return type.startsWith("java.")
        || type.startsWith("javax.")
        || type.startsWith("jdk.")
        || type.startsWith("sun.");
  }
}
