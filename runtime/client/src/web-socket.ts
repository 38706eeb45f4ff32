import { RealtimeError } from "./errors.js";

/** The part of a WebSocket that the client uses; browsers', Node's and `ws`'s have it. */
export interface WebSocketLike {
  send(data: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open" | "message" | "close" | "error", listener: (event: WebSocketEvent) => void): void;
}

/** What the client reads of a WebSocket's events: `data` of a message, `code` and `reason` of a close. */
export interface WebSocketEvent {
  readonly type: string;
  readonly data?: unknown;
  readonly code?: number;
  readonly reason?: string;
}

/** What makes one. */
export type WebSocketConstructor = new (url: string, protocols: string) => WebSocketLike;

/**
 * Picks the constructor to use.
 *
 * @throws {@link RealtimeError} `WEBSOCKET_MISSING` on a runtime without a WebSocket of its own, when none is given
 */
export function webSocketOr(given: WebSocketConstructor | undefined): WebSocketConstructor {
  const found = given ?? (globalThis.WebSocket as WebSocketConstructor | undefined);
  if (found === undefined) {
    throw new RealtimeError({
      code: "WEBSOCKET_MISSING",
      message: 'This runtime has no WebSocket. Write: import WebSocket from "ws", and pass { webSocket: WebSocket }.',
      retry: "never",
    });
  }
  return found;
}
