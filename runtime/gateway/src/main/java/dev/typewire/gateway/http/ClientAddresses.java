package dev.typewire.gateway.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose connection it is: the peer's, or, where the peer is a trusted proxy, that of the client
 * that the proxy names.
 *
 * <p>Each proxy on the way appends the address that it was called from. Only what trusted proxies
 * appended is believed: the client is the last address in the list that is none of theirs.
 */
final class ClientAddresses {
  private static final int IPV6_NETWORK_BYTES = 8;

  private final List<IpSubnetFilterRule> proxies;

  /** Trusts the proxies that these rules match. */
  ClientAddresses(List<IpSubnetFilterRule> proxies) {
    this.proxies = proxies;
  }

  /** Whether the peer is a trusted proxy. */
  boolean isProxy(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress peer && isProxy(peer.getAddress());
  }

  private boolean isProxy(InetAddress address) {
    InetSocketAddress withoutPort = new InetSocketAddress(address, 0);
    for (IpSubnetFilterRule network : proxies) {
      if (network.matches(withoutPort)) {
        return true;
      }
    }
    return false;
  }

  /** The peer's address. */
  String ofPeer(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress peer
        ? text(peer.getAddress())
        : String.valueOf(channel.remoteAddress());
  }

  /** The address of the client that sent a request with these headers. */
  String ofClient(Channel channel, HttpHeaders headers) {
    if (!isProxy(channel) || !(channel.remoteAddress() instanceof InetSocketAddress peer)) {
      return ofPeer(channel);
    }
    InetAddress client = peer.getAddress();
    List<@Nullable InetAddress> named = ForwardedFor.addresses(headers);
    for (int i = named.size() - 1; i >= 0 && isProxy(client); i--) {
      InetAddress before = named.get(i);
      if (before == null) {
        break;
      }
      client = before;
    }
    return text(client);
  }

  /** Whoever has an IPv6 address has its whole network of 64 bits. */
  private static String text(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
        : address.getHostAddress();
  }
}
