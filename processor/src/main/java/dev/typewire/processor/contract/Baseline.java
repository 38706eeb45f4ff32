package dev.typewire.processor.contract;

import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The committed contract.
 *
 * @param file where it is
 * @param text what it holds
 */
public record Baseline(Path file, Text text) {
  /** The way to a right file: what this compilation wrote. */
  static final String NEW_CONTRACT = "META-INF/typewire/contract.json of the class output";

  /** A file's text, read when it is asked for. */
  public interface Text {
    String read() throws IOException;
  }

  /** The contract; a finding if there is none. */
  Optional<Contract> read(SourceRef where, Findings findings) {
    try {
      return parse(text.read(), where, findings);
    } catch (NoSuchFileException e) {
      report("There is no " + file + ". Begin with a copy of " + NEW_CONTRACT, where, findings);
    } catch (IOException e) {
      report(
          file + " could not be read (" + e + "). Name a copy of " + NEW_CONTRACT, where, findings);
    }
    return Optional.empty();
  }

  private Optional<Contract> parse(String json, SourceRef where, Findings findings) {
    Optional<Integer> format = ContractJson.readFormat(json);
    if (format.filter(number -> number > Contract.FORMAT).isPresent()) {
      report(
          file
              + " has format "
              + format.get()
              + ", which a newer Typewire wrote; this one reads up to "
              + Contract.FORMAT
              + ". Compile with that version, or put a copy of "
              + NEW_CONTRACT
              + " in its place",
          where,
          findings);
      return Optional.empty();
    }
    Optional<Contract> contract =
        format.flatMap(known -> ContractJson.readContract(json)).filter(Baseline::isComplete);
    if (contract.isEmpty()) {
      report(
          file + " holds no contract. Put a copy of " + NEW_CONTRACT + " in its place",
          where,
          findings);
    }
    return contract;
  }

  private static boolean isComplete(Contract contract) {
    return contract.channels().stream().allMatch(Baseline::isComplete)
        && contract.types().stream().map(TypeDefinition::type).allMatch(Objects::nonNull);
  }

  private static boolean isComplete(ChannelContract channel) {
    return Stream.of(channel.type(), channel.pattern(), channel.retention())
            .allMatch(Objects::nonNull)
        && channel.topics().stream()
            .allMatch(
                topic -> topic.name() != null && topic.method() != null && topic.payload() != null);
  }

  private static void report(String message, SourceRef where, Findings findings) {
    findings.error(DiagnosticId.CONTRACT_BASELINE, where, message + ".");
  }
}
