package dev.typewire.runtime.token;

import java.util.function.Consumer;

/** A deployment of one node: there is nobody to tell. */
final class OneNode implements RevocationChannel {
  @Override
  public void send(Revocation.Kind kind, String value) {}

  @Override
  public void follow(Consumer<Revocation> listener) {}
}
