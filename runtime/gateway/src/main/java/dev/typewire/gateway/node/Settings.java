package dev.typewire.gateway.node;

import dev.typewire.gateway.limit.Limits;
import dev.typewire.gateway.tls.PemFiles;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway was told, or its defaults.
 *
 * @param host the address to listen on; null for all
 * @param port 0 for any free one
 * @param threads event loops
 * @param allowedOrigins origins of pages that may connect, or {@code *}
 * @param devMode whether this machine's own pages and back ends need no permission
 * @param originalStreamKinds whether plain clients get chunk streams in frames of their own
 * @param plainSockets whether WebSocket clients may speak something else than {@code typewire.v1}
 * @param compression whether live messages are compressed for clients that offer it
 * @param pingInterval between two pings or keepalive comments
 * @param maxQueuedBytes that may wait for one socket
 * @param limits on connections, requests and publishes
 * @param drain over how much time connections are closed at the end
 * @param closeGrace how long a peer may take to answer a close
 * @param subscribeTimeout how long a connection may be without a subscription
 * @param tokenGrace how long a subscription lives on after its token
 * @param brokerTimeout how long the broker may take to answer
 * @param clock says when tokens are over: the broker's
 * @param trustedProxies match the proxies that say who the client is
 * @param tls the certificate and its key; null for none, and no TLS
 * @param tlsCheckInterval how often they are looked at
 */
public record Settings(
    @Nullable String host,
    int port,
    int threads,
    Set<String> allowedOrigins,
    boolean devMode,
    boolean originalStreamKinds,
    boolean plainSockets,
    boolean compression,
    Duration pingInterval,
    int maxQueuedBytes,
    Limits limits,
    Duration drain,
    Duration closeGrace,
    Duration subscribeTimeout,
    Duration tokenGrace,
    Duration brokerTimeout,
    InstantSource clock,
    List<IpSubnetFilterRule> trustedProxies,
    @Nullable PemFiles tls,
    Duration tlsCheckInterval) {
  public Settings {
    trustedProxies = List.copyOf(trustedProxies);
    allowedOrigins = Set.copyOf(allowedOrigins);
  }
}
