package dev.typewire.gateway.http;

import io.netty.buffer.ByteBuf;

/**
 * Takes a body as it arrives. After each piece, {@link Call#readMore} asks for the next one. Called
 * on the connection's event loop.
 */
public interface BodyListener {
  /** Some bytes came; they are valid during the call only. */
  void piece(ByteBuf bytes);

  /** That was all. The call is to be answered. */
  void end();

  /** The connection broke off before the end. */
  void aborted();
}
