package dev.typewire.gateway.node;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one connection counts for. Belongs to the connection's event loop. */
public final class Seat {
  private static final String ALL = "";

  private final Admission admission;
  private final Set<String> subjects = new HashSet<>(2);
  private final boolean withinTotal;
  private boolean inTotal;
  private boolean isRefused;
  private boolean inRefused;
  private @Nullable String address;

  Seat(Admission admission) {
    this.admission = admission;
    this.withinTotal = admission.all.enter(ALL);
    this.inTotal = withinTotal;
  }

  /** Whether the gateway had room for this connection. */
  public boolean isWithinTotal() {
    return withinTotal;
  }

  /** Counts the connection for its client's address; false if that has as many as it may. */
  public boolean countForAddress(String text) {
    if (text.equals(address)) {
      return true;
    }
    if (!admission.addresses.enter(text)) {
      return false;
    }
    leaveAddress();
    address = text;
    return true;
  }

  /** Counts the connection for a token's subject; false if that has as many as it may. */
  public boolean countForSubject(String text) {
    if (subjects.contains(text)) {
      return true;
    }
    if (!admission.subjects.enter(text)) {
      return false;
    }
    subjects.add(text);
    return true;
  }

  /**
   * Counts the connection as one that is only told that there is no place for it; false if so many
   * are being told already that this one should be cut off.
   */
  public boolean refuse() {
    leave();
    isRefused = true;
    inRefused = admission.refused.enter(ALL);
    return inRefused;
  }

  /** Whether {@link #refuse} was called. */
  public boolean isRefused() {
    return isRefused;
  }

  /** Counts it no more. Again is harmless. */
  void leave() {
    if (inTotal) {
      admission.all.leave(ALL);
      inTotal = false;
    }
    if (inRefused) {
      admission.refused.leave(ALL);
      inRefused = false;
    }
    leaveAddress();
    subjects.forEach(admission.subjects::leave);
    subjects.clear();
  }

  private void leaveAddress() {
    if (address != null) {
      admission.addresses.leave(address);
      address = null;
    }
  }
}
