package dev.typewire.processor.emit.typescript;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose {@code channel} and {@code staticSchema} the module imports. */
public enum ClientModule {
  /** Typewire's own client. */
  TYPEWIRE("@typewire/client"),
  /** Inngest's client, which takes the same definitions. */
  INNGEST("inngest/realtime"),
  /** Nobody's: types alone. */
  NONE("none");

  private final String option;

  ClientModule(String option) {
    this.option = option;
  }

  /** The option's value, which is also the module's name. */
  public String option() {
    return option;
  }

  /** The module of an option's value. */
  public static Optional<ClientModule> of(String option) {
    return Arrays.stream(values()).filter(module -> module.option.equals(option)).findFirst();
  }

  /** What the option can be. */
  public static List<String> options() {
    return Arrays.stream(values()).map(ClientModule::option).toList();
  }
}
