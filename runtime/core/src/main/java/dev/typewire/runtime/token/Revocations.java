package dev.typewire.runtime.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The revocations that this process knows of, each for as long as a token can last. Safe for use by
 * many threads.
 */
final class Revocations {
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

  private final ConcurrentHashMap<String, Instant> tokens = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Instant> subjects = new ConcurrentHashMap<>();
  private final Duration keptFor;
  private final InstantSource clock;
  private final AtomicReference<Instant> sweepAt;

  Revocations(Duration keptFor, InstantSource clock) {
    this.keptFor = keptFor;
    this.clock = clock;
    this.sweepAt = new AtomicReference<>(clock.instant().plus(SWEEP_INTERVAL));
  }

  void add(Revocation revocation) {
    ConcurrentHashMap<String, Instant> revoked =
        revocation.kind() == Revocation.Kind.TOKEN ? tokens : subjects;
    revoked.merge(
        revocation.value(), revocation.at(), (one, other) -> one.isAfter(other) ? one : other);
    sweep();
  }

  boolean covers(TokenGrant grant) {
    if (tokens.containsKey(grant.id())) {
      return true;
    }
    Instant at = grant.subject() == null ? null : subjects.get(grant.subject());
    // A token says the second that it was minted in, no more: that whole second is void.
    return at != null && !grant.issuedAt().isAfter(at.truncatedTo(ChronoUnit.SECONDS));
  }

  private void sweep() {
    Instant now = clock.instant();
    Instant due = sweepAt.get();
    if (!now.isBefore(due) && sweepAt.compareAndSet(due, now.plus(SWEEP_INTERVAL))) {
      tokens.values().removeIf(at -> at.plus(keptFor).isBefore(now));
      subjects.values().removeIf(at -> at.plus(keptFor).isBefore(now));
    }
  }

  /** How many are remembered. */
  int size() {
    return tokens.size() + subjects.size();
  }
}
