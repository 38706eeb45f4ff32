package dev.typewire.processor;

import dev.typewire.processor.check.Similarity;
import dev.typewire.processor.contract.ContractGuard.OnBreaking;
import dev.typewire.processor.emit.typescript.ClientModule;
import dev.typewire.processor.emit.typescript.Schemas;
import dev.typewire.processor.model.JsonSetting;
import dev.typewire.processor.model.Nullability;
import dev.typewire.processor.model.TypeMappings;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor's options, as {@code -Aname=value}.
 *
 * @param out where the TypeScript module goes; the class output if empty
 * @param client whose {@code channel} it imports
 * @param schemas what its channels check messages with
 * @param baseline the committed contract; nothing is compared if empty
 * @param onBreaking what becomes of a change that breaks pages
 */
record Options(
    Optional<Path> out,
    ClientModule client,
    Schemas schemas,
    Optional<Path> baseline,
    OnBreaking onBreaking) {
  /** What all of their names begin with. */
  private static final String PREFIX = "typewire.";

  /**
   * A file for the TypeScript module, instead of {@code typewire/channels.ts} in the class output.
   */
  private static final String TS_OUT = "typewire.ts.out";

  /** {@code @typewire/client} (the default), {@code inngest/realtime} or {@code none}. */
  private static final String TS_CLIENT = "typewire.ts.client";

  /** {@code static} (the default) or {@code zod}. */
  private static final String TS_SCHEMAS = "typewire.ts.schemas";

  /** The committed contract, to compare with. */
  private static final String BASELINE = "typewire.contract.baseline";

  /** {@code error} (the default), {@code warn} or {@code off}. */
  private static final String BREAKING = "typewire.contract.breaking";

  /** The names of all of them. */
  static final Set<String> NAMES =
      Stream.concat(
              Stream.of(
                  TS_OUT,
                  TS_CLIENT,
                  TS_SCHEMAS,
                  BASELINE,
                  BREAKING,
                  TypeMappings.OPTION,
                  Nullability.OPTION),
              Arrays.stream(JsonSetting.values()).map(JsonSetting::option))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * What javac need not warn of: all of them, and the misspelled ones of a compilation, which are
   * reported here with the name that was meant.
   */
  static Set<String> recognized(Map<String, String> values) {
    return Stream.concat(NAMES.stream(), misspelled(values)).collect(Collectors.toSet());
  }

  private static Stream<String> misspelled(Map<String, String> values) {
    return values.keySet().stream()
        .filter(option -> option.startsWith(PREFIX) && !NAMES.contains(option))
        .sorted();
  }

  /** What the file of the TypeScript module is called. */
  String module() {
    return out.map(Path::getFileName).map(Path::toString).orElse("channels.ts");
  }

  /** Reads the options; an unknown one, or a value that is none of an option's, is a finding. */
  static Options read(Map<String, String> values, SourceRef where, Findings findings) {
    Reader reader = new Reader(values, where, findings);
    misspelled(values).forEach(reader::unknown);
    for (JsonSetting setting : JsonSetting.values()) {
      reader.choice(setting.option(), setting.choices());
    }
    reader.choice(Nullability.OPTION, Nullability.choices());
    reader.value(TypeMappings.OPTION, "java.time.Instant=Date");
    TypeMappings.of(values).mistakes().forEach(reader::wrongTypes);
    return new Options(
        reader.path(TS_OUT, "web/src/channels.ts"),
        reader
            .choice(TS_CLIENT, ClientModule.options())
            .flatMap(ClientModule::of)
            .orElse(ClientModule.TYPEWIRE),
        reader
            .choice(TS_SCHEMAS, names(Schemas.values()))
            .map(name -> Schemas.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(Schemas.STATIC),
        reader.path(BASELINE, "contract.json"),
        reader
            .choice(BREAKING, names(OnBreaking.values()))
            .map(name -> OnBreaking.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(OnBreaking.ERROR));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private record Reader(Map<String, String> values, SourceRef where, Findings findings) {
    /** What the option says; a finding if it says nothing. */
    Optional<String> value(String option, String example) {
      if (!values.containsKey(option)) {
        return Optional.empty();
      }
      Optional<String> value = Optional.ofNullable(values.get(option)).filter(v -> !v.isBlank());
      if (value.isEmpty()) {
        wrong(
            option,
            " says nothing. Write one such as -A"
                + option
                + "="
                + example
                + ", or leave the option out.");
      }
      return value;
    }

    Optional<String> choice(String option, List<String> choices) {
      Optional<String> value = value(option, choices.get(0));
      if (value.isPresent() && !choices.contains(value.get())) {
        wrong(option, " is not one of " + String.join(", ", choices) + ".");
        return Optional.empty();
      }
      return value;
    }

    Optional<Path> path(String option, String example) {
      try {
        return value(option, example).map(Path::of);
      } catch (InvalidPathException e) {
        wrong(option, " is no path of a file: " + e.getReason() + ".");
        return Optional.empty();
      }
    }

    void unknown(String option) {
      findings.warning(
          DiagnosticId.OPTION_UNKNOWN,
          where,
          "-A"
              + option
              + " is no option of Typewire, so it does nothing. The nearest is -A"
              + Similarity.nearest(option, NAMES)
              + "; write that, or leave it out.");
    }

    void wrongTypes(String mistake) {
      wrong(TypeMappings.OPTION, ": " + mistake + ".");
    }

    private void wrong(String option, String why) {
      findings.error(
          DiagnosticId.OPTION_VALUE,
          where,
          "-A" + option + "=" + Objects.requireNonNullElse(values.get(option), "") + why);
    }
  }
}
