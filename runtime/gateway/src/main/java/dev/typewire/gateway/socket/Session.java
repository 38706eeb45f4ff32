package dev.typewire.gateway.socket;

import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.ErrorCode;

/** A connection in one of the dialects. Called on its event loop. */
interface Session {
  /** A text frame came. */
  void received(byte[] text);

  /** There is room to write again. */
  void resumed();

  /** Tokens were taken back: ends what stands on one of them. */
  void checkTokens();

  /** The gateway is going away, and will close the connection then. */
  void announceClosing(long closeInMs);

  /** The code that closes a connection of this dialect for that reason. */
  int closeCode(ErrorCode reason);

  /** Nothing more can be sent; called once or more. */
  void ended();

  /** What it is spoken to in. */
  Dialect dialect();
}
