package dev.typewire.runtime.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RevocationsTest {
  private static final Instant START = Instant.parse("2026-08-22T10:00:00.900Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Revocations revocations = new Revocations(Duration.ofHours(1), now::get);

  private static TokenGrant grant(String id, String subject, String issuedAt) {
    Instant at = Instant.parse(issuedAt);
    return new TokenGrant(id, subject, at, at.plusSeconds(60), List.of(), false);
  }

  @Test
  void token_isCoveredByItsId() {
    revocations.add(new Revocation(Revocation.Kind.TOKEN, "a", START));
    assertThat(revocations.covers(grant("a", null, "2026-08-22T09:59:00Z"))).isTrue();
    assertThat(revocations.covers(grant("b", "a", "2026-08-22T09:59:00Z"))).isFalse();
  }

  @Test
  void subjectsTokens_areCoveredUpToTheSecondOfTheRevocation() {
    revocations.add(new Revocation(Revocation.Kind.SUBJECT, "ada", START));
    assertThat(revocations.covers(grant("1", "ada", "2026-08-22T09:59:00Z"))).isTrue();
    assertThat(revocations.covers(grant("2", "ada", "2026-08-22T10:00:00Z"))).isTrue();
    assertThat(revocations.covers(grant("3", "ada", "2026-08-22T10:00:01Z"))).isFalse();
    assertThat(revocations.covers(grant("4", "bob", "2026-08-22T09:59:00Z"))).isFalse();
    assertThat(revocations.covers(grant("ada", null, "2026-08-22T09:59:00Z"))).isFalse();
  }

  @Test
  void olderRevocationThatComesLater_changesNothing() {
    revocations.add(new Revocation(Revocation.Kind.SUBJECT, "ada", START));
    revocations.add(new Revocation(Revocation.Kind.SUBJECT, "ada", START.minusSeconds(30)));
    assertThat(revocations.covers(grant("1", "ada", "2026-08-22T09:59:50Z"))).isTrue();
  }

  @Test
  void revocations_areForgottenWhenTheirTokensAreOver() {
    revocations.add(new Revocation(Revocation.Kind.TOKEN, "a", START));
    revocations.add(new Revocation(Revocation.Kind.SUBJECT, "ada", START));
    now.set(START.plus(Duration.ofMinutes(59)));
    revocations.add(new Revocation(Revocation.Kind.TOKEN, "b", now.get()));
    assertThat(revocations.size()).isEqualTo(3);
    now.set(START.plus(Duration.ofMinutes(61)));
    revocations.add(new Revocation(Revocation.Kind.TOKEN, "c", now.get()));
    assertThat(revocations.size()).isEqualTo(2);
  }
}
