package dev.typewire.runtime;

import java.util.List;

/** Finds the constraints that a payload breaks. */
interface PayloadValidator {
  /** Finds nothing. */
  PayloadValidator NOTHING = payload -> List.of();

  List<PayloadException.Violation> violations(Object payload);

  /** Jakarta Validation's, where the application brings it; one that finds nothing elsewhere. */
  static PayloadValidator find() {
    try {
      Class.forName("jakarta.validation.Validation");
    } catch (ClassNotFoundException e) {
      return NOTHING;
    }
    return JakartaPayloadValidator.create();
  }
}
