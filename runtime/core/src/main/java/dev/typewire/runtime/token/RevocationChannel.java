package dev.typewire.runtime.token;

import java.util.function.Consumer;

/** Carries revocations between the nodes of a deployment. */
public interface RevocationChannel {
  /**
   * Tells every node, this one too. Returns when it is certain that they will learn of it.
   *
   * @throws dev.typewire.runtime.broker.BrokerException if that is not certain
   */
  void send(Revocation.Kind kind, String value);

  /** Begins to hand over those that are in force, then those that come. Called once at the most. */
  void follow(Consumer<Revocation> listener);
}
