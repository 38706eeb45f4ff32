package dev.typewire.runtime;

import java.net.URL;
import java.util.List;

/**
 * Refuses to start with a mapper that writes other JSON than the deployed contract, and with it
 * every page, was compiled for.
 */
public final class MapperDiffersException extends TypewireException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param options those of the processor that would mend it; none if none could
   */
  MapperDiffersException(List<String> differences, List<String> options, URL contract) {
    super(
        "MAPPER_DIFFERS",
        false,
        "the mapper writes "
            + String.join(", ", differences)
            + ", so pages would get other JSON than their types say. "
            + (options.isEmpty()
                ? "Give"
                : "Compile the channels with " + String.join(" ", options) + ", or give")
            + " Realtime.builder().mapper(…) one with the settings of the contract in "
            + contract
            + ".");
  }
}
