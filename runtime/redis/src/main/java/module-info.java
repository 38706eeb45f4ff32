/** A broker for many nodes, on Redis. Only this module knows Lettuce. */
@SuppressWarnings("requires-automatic") // Lettuce has no module descriptor
module dev.typewire.redis {
  requires transitive dev.typewire.runtime;
  requires transitive org.jspecify;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires lettuce.core;
  requires org.slf4j;

  exports dev.typewire.redis;
}
