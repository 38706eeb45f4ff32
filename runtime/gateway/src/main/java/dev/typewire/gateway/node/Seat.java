package dev.typewire.gateway.node;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one connection counts for. Belongs to the connection's event loop. */
public final class Seat implements ChannelFutureListener {
  private static final String ALL = "";

  private final Admission admission;
  private Set<String> subjects = Set.of();
  private final boolean withinTotal;
  private boolean inTotal;
  private boolean isRefused;
  private boolean isClosed;
  private boolean inRefused;
  private @Nullable String address;

  Seat(Admission admission) {
    this.admission = admission;
    this.withinTotal = admission.all.enter(ALL) != null;
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
    if (isClosed) {
      return false;
    }
    String counted = admission.addresses.enter(text);
    if (counted == null) {
      return false;
    }
    leaveAddress();
    address = counted;
    return true;
  }

  /** Counts the connection for a token's subject; false if that has as many as it may. */
  public boolean countForSubject(String text) {
    if (subjects.contains(text)) {
      return true;
    }
    if (isClosed) {
      return false;
    }
    String counted = admission.subjects.enter(text);
    if (counted == null) {
      return false;
    }
    subjects =
        Stream.concat(subjects.stream(), Stream.of(counted))
            .collect(Collectors.toUnmodifiableSet());
    return true;
  }

  /**
   * Counts the connection as one that is only told that there is no place for it; false if so many
   * are being told already that this one should be cut off.
   */
  public boolean refuse() {
    leave();
    isRefused = true;
    inRefused = admission.refused.enter(ALL) != null;
    return inRefused;
  }

  /** Whether {@link #refuse} was called. */
  public boolean isRefused() {
    return isRefused;
  }

  /** The connection is closed. */
  @Override
  public void operationComplete(ChannelFuture closed) {
    isClosed = true; // whoever counts it now would count it for ever
    leave();
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
    leaveSubjects();
  }

  /** Counts the connection for no token's subject any more. */
  public void leaveSubjects() {
    subjects.forEach(admission.subjects::leave);
    subjects = Set.of();
  }

  private void leaveAddress() {
    if (address != null) {
      admission.addresses.leave(address);
      address = null;
    }
  }
}
