package dev.typewire.bench.load.server;

import io.netty.channel.Channel;

/** One channel's sockets on one event loop. */
interface Room {
  /** Called on the event loop. */
  void add(Channel socket);

  /** Called on the event loop. */
  void remove(Channel socket);

  /** Sends a WebSocket frame to every socket; called on any thread. */
  void publish(byte[] frame);
}
