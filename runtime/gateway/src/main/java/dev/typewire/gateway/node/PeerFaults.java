package dev.typewire.gateway.node;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what any peer can bring about, and no log should fill with, from the gateway's own faults.
 */
public final class PeerFaults {
  private PeerFaults() {}

  /**
   * The names of a fault and its causes, for the log. What they say may quote the peer's bytes, and
   * in those be a token.
   */
  public static String names(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .map(each -> each.getClass().getSimpleName())
        .collect(Collectors.joining(", by "));
  }

  /** Whether a connection's end is its peer's doing, or the network's. */
  public static boolean causedBy(Throwable fault) {
    return fault instanceof IOException
        || fault instanceof ReadTimeoutException
        || fault instanceof DecoderException // also of TLS, and of more requests than anybody sends
        || fault instanceof PrematureChannelClosureException; // in the middle of a message
  }
}
