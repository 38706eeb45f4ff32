package dev.typewire.processor;

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

  /** All of them, for javac. */
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

  /** Reads the options; a value that is none of an option's is a finding. */
  static Options read(Map<String, String> values, SourceRef where, Findings findings) {
    Reader reader = new Reader(values, where, findings);
    for (JsonSetting setting : JsonSetting.values()) {
      reader.choice(setting.option(), setting.choices());
    }
    reader.choice(Nullability.OPTION, Nullability.choices());
    TypeMappings.of(values).mistakes().forEach(reader::wrongTypes);
    return new Options(
        reader.path(TS_OUT),
        reader
            .choice(TS_CLIENT, ClientModule.options())
            .flatMap(ClientModule::of)
            .orElse(ClientModule.TYPEWIRE),
        reader
            .choice(TS_SCHEMAS, names(Schemas.values()))
            .map(name -> Schemas.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(Schemas.STATIC),
        reader.path(BASELINE),
        reader
            .choice(BREAKING, names(OnBreaking.values()))
            .map(name -> OnBreaking.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(OnBreaking.ERROR));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private record Reader(Map<String, String> values, SourceRef where, Findings findings) {
    Optional<String> choice(String option, List<String> choices) {
      Optional<String> value = Optional.ofNullable(values.get(option));
      if (value.isPresent() && !choices.contains(value.get())) {
        wrong(option, " is not one of " + String.join(", ", choices) + ".");
        return Optional.empty();
      }
      return value;
    }

    Optional<Path> path(String option) {
      try {
        return Optional.ofNullable(values.get(option)).map(Path::of);
      } catch (InvalidPathException e) {
        wrong(option, " is no path of a file: " + e.getReason() + ".");
        return Optional.empty();
      }
    }

    void wrongTypes(String mistake) {
      wrong(TypeMappings.OPTION, ": " + mistake + ".");
    }

    private void wrong(String option, String why) {
      findings.error(
          DiagnosticId.OPTION_VALUE, where, "-A" + option + "=" + values.get(option) + why);
    }
  }
}
