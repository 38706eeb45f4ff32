package dev.typewire.gateway.http;

import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.node.Seat;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;

/** Lets connections in, as long as not too many are open, of all clients and of each address. */
final class ConnectionGate {
  private final Node node;
  private final ClientAddresses addresses;

  ConnectionGate(Node node) {
    this.node = node;
    this.addresses = new ClientAddresses(node.settings().trustedProxies());
  }

  /** A connection was accepted: false if it should be cut off, and not even be told why. */
  boolean accepts(Channel channel) {
    Seat seat = node.admission().seat(channel);
    boolean hasPlace =
        seat.isWithinTotal()
            && (addresses.isProxy(channel) || seat.countForAddress(addresses.ofPeer(channel)));
    return hasPlace || seat.refuse();
  }

  /** Why this request is not answered, if so: the connection has to end then. */
  Optional<Refusal> refusal(Channel channel, HttpHeaders headers) {
    Seat seat = node.admission().seat(channel);
    if (!seat.isWithinTotal()) {
      return Optional.of(
          new Refusal(
              ErrorCode.GATEWAY_FULL,
              "The server has as many connections as it takes. Come back later."));
    }
    if (seat.isRefused() || !seat.countForAddress(addresses.ofClient(channel, headers))) {
      return Optional.of(
          new Refusal(
              ErrorCode.CONNECTION_LIMIT,
              "This address has as many connections as it may have. Close one, or come back"
                  + " later."));
    }
    return Optional.empty();
  }
}
