package dev.typewire.processor;

import dev.typewire.processor.emit.typescript.ClientModule;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The processor's options, as {@code -Aname=value}.
 *
 * @param out where the TypeScript module goes; the class output if empty
 * @param client whose {@code channel} it imports
 */
record Options(Optional<Path> out, ClientModule client) {
  /**
   * A file for the TypeScript module, instead of {@code typewire/channels.ts} in the class output.
   */
  static final String TS_OUT = "typewire.ts.out";

  /** {@code @typewire/client} (the default), {@code inngest/realtime} or {@code none}. */
  static final String TS_CLIENT = "typewire.ts.client";

  /** Reads the options; a value that is none of an option's is a finding. */
  static Options read(Map<String, String> values, SourceRef where, Findings findings) {
    String client = values.getOrDefault(TS_CLIENT, ClientModule.TYPEWIRE.option());
    Optional<ClientModule> module = ClientModule.of(client);
    if (module.isEmpty()) {
      findings.error(
          DiagnosticId.OPTION_VALUE,
          where,
          "-A"
              + TS_CLIENT
              + "="
              + client
              + " is not one of "
              + String.join(", ", ClientModule.options())
              + ".");
    }
    return new Options(
        Optional.ofNullable(values.get(TS_OUT)).flatMap(out -> path(out, where, findings)),
        module.orElse(ClientModule.TYPEWIRE));
  }

  private static Optional<Path> path(String out, SourceRef where, Findings findings) {
    try {
      return Optional.of(Path.of(out));
    } catch (InvalidPathException e) {
      findings.error(
          DiagnosticId.OPTION_VALUE,
          where,
          "-A" + TS_OUT + "=" + out + " is no path of a file: " + e.getReason() + ".");
      return Optional.empty();
    }
  }
}
