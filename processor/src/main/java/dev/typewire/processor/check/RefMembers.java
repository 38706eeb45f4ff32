package dev.typewire.processor.check;

import java.util.Set;

/** What a generated ref has besides its parameters and topics. */
final class RefMembers {
  /** {@code ChannelRef}'s methods and those of {@code Object}. */
  private static final Set<String> METHODS =
      Set.of(
          "name",
          "definition",
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private RefMembers() {}

  /** Whether a method of this name without arguments is there already. */
  static boolean has(String method, boolean isStaticChannel) {
    return METHODS.contains(method) || (isStaticChannel && method.equals("of"));
  }
}
