package dev.typewire.examples.orders.deployment;

import io.undertow.Undertow;
import io.undertow.predicate.Predicates;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PredicateHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.InetSocketAddress;

/**
 * One address for all nodes: requests and sockets go to each in turn, and past one that does not
 * answer. No node has to see the same browser twice, so nothing is sticky.
 */
final class LoadBalancer implements AutoCloseable {
  /** The path of every gateway address. */
  private static final String GATEWAY = "/v1/realtime";

  /** Each socket holds a connection to its node for as long as it lives. */
  private static final int CONNECTIONS = 10_000;

  private static final int TRIES = 3;

  private final LoadBalancingProxyClient pages = client();
  private final LoadBalancingProxyClient gateways = client();
  private final Undertow server;

  private LoadBalancer(int port) {
    server =
        Undertow.builder()
            .addHttpListener(port, "localhost")
            .setHandler(
                new PredicateHandler(Predicates.prefix(GATEWAY), proxy(gateways), proxy(pages)))
            .build();
  }

  static LoadBalancer start(int port) {
    LoadBalancer balancer = new LoadBalancer(port);
    balancer.server.start();
    return balancer;
  }

  private static LoadBalancingProxyClient client() {
    return new LoadBalancingProxyClient()
        .setConnectionsPerThread(CONNECTIONS)
        .setProblemServerRetry(1);
  }

  private static HttpHandler proxy(LoadBalancingProxyClient client) {
    return ProxyHandler.builder().setProxyClient(client).setMaxConnectionRetries(TRIES).build();
  }

  /** Sends a share of what comes to this node. */
  void add(NodeProcess node) {
    pages.addHost(node.pages());
    gateways.addHost(node.gateway());
  }

  String url() {
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return "http://localhost:" + address.getPort();
  }

  @Override
  public void close() {
    server.stop();
  }
}
