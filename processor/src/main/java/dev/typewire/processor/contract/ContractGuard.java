package dev.typewire.processor.contract;

import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.util.Map;
import java.util.function.Function;

/** Holds a contract against the committed one, and reports what has changed where it shows. */
public final class ContractGuard {
  /** What becomes of a breaking change. */
  public enum OnBreaking {
    /** It stops the compilation. */
    ERROR,
    /** It is told. */
    WARN,
    /** Nothing is compared. */
    OFF
  }

  private final Baseline baseline;
  private final OnBreaking onBreaking;
  private final Function<Map<String, String>, LocatedContract> reading;

  /**
   * A guard.
   *
   * @param reading reads the sources of this compilation with other values of some options
   */
  public ContractGuard(
      Baseline baseline,
      OnBreaking onBreaking,
      Function<Map<String, String>, LocatedContract> reading) {
    this.baseline = baseline;
    this.onBreaking = onBreaking;
    this.reading = reading;
  }

  /** Compares. */
  public void check(LocatedContract now, Findings findings) {
    if (onBreaking != OnBreaking.OFF) {
      baseline
          .read(now.sources().apply(new Place.Gone()), findings)
          .ifPresent(before -> compare(before, now, findings));
    }
  }

  /** What follows from an option is told once, so that it hides nothing of what people changed. */
  private void compare(Contract before, LocatedContract now, Findings findings) {
    LocatedContract comparable = now;
    if (!before.options().equals(now.contract().options())) {
      comparable = reading.apply(before.options());
      Change change =
          OptionComparison.compare(before.options(), comparable.contract(), now.contract());
      report(change, now, findings);
    }
    for (Change change : ContractComparison.compare(before, comparable.contract())) {
      report(change, comparable, findings);
    }
  }

  private void report(Change change, LocatedContract contract, Findings findings) {
    SourceRef where = contract.sources().apply(change.place());
    String fact = "For subscribers, " + change.text() + ". ";
    String accept = "copy " + Baseline.NEW_CONTRACT + " over " + baseline.file() + ".";
    switch (change.effect()) {
      case BREAKING -> {
        String message =
            fact + "Keep what pages rely on that are open already; to accept the change, " + accept;
        if (onBreaking == OnBreaking.ERROR) {
          findings.error(DiagnosticId.CONTRACT_BREAKING, where, message);
        } else {
          findings.warning(DiagnosticId.CONTRACT_BREAKING, where, message);
        }
      }
      case UNKNOWN ->
          findings.warning(
              DiagnosticId.CONTRACT_CHANGED,
              where,
              fact + "Whether that breaks pages cannot be told; if it does not, " + accept);
      case SAFE ->
          findings.note(
              DiagnosticId.CONTRACT_CHANGED,
              where,
              fact + "No page breaks; to be done with this note, " + accept);
    }
  }
}
