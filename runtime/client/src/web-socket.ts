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
