package dev.typewire.runtime;

import java.util.List;

/** Finds the constraints that a payload breaks. */
interface PayloadValidator {
  List<PayloadException.Violation> violations(Object payload);
}
