package dev.typewire.examples.orders;

/**
 * An attempt at a step failed. Its message is a reason for machines, such as {@code card-declined}.
 */
final class StepFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  StepFailedException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
