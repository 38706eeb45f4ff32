/**
 * The gateway: the server that browsers connect to, over WebSocket and server-sent events.
 *
 * <p>It follows a runtime's channels through its broker and knows no broker's kind. Micrometer is
 * used where it is there.
 */
@SuppressWarnings("requires-automatic") // Micrometer has no module descriptor
module dev.typewire.gateway {
  requires transitive dev.typewire.runtime;
  requires transitive org.jspecify;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.compression;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires static micrometer.core;
  requires org.slf4j;

  exports dev.typewire.gateway;
  exports dev.typewire.gateway.limit;
}
