package dev.typewire.gateway.node;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;

/**
 * Tells what any peer can bring about, and no log should fill with, from the gateway's own faults.
 */
public final class PeerFaults {
  private PeerFaults() {}

  /** Whether a connection's end is its peer's doing, or the network's. */
  public static boolean causedBy(Throwable fault) {
    return fault instanceof IOException
        || fault instanceof ReadTimeoutException
        || fault instanceof DecoderException // also of TLS, and of more requests than anybody sends
        || fault instanceof PrematureChannelClosureException; // in the middle of a message
  }
}
