package dev.typewire.processor.contract;

import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
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
  private final Function<Place, SourceRef> sources;

  /**
   * A guard.
   *
   * @param sources where a change stands in the sources; always somewhere
   */
  public ContractGuard(
      Baseline baseline, OnBreaking onBreaking, Function<Place, SourceRef> sources) {
    this.baseline = baseline;
    this.onBreaking = onBreaking;
    this.sources = sources;
  }

  /** Compares. */
  public void check(Contract contract, Findings findings) {
    if (onBreaking != OnBreaking.OFF) {
      baseline
          .read(sources.apply(new Place.Gone()), findings)
          .ifPresent(
              before ->
                  ContractComparison.compare(before, contract)
                      .forEach(change -> report(change, findings)));
    }
  }

  private void report(Change change, Findings findings) {
    SourceRef where = sources.apply(change.place());
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
