import type { RealtimeError } from "./errors.js";
import type { Link } from "./link.js";
import { closeError, PROTOCOL } from "./protocol.js";
import type { WebSocketConstructor, WebSocketEvent } from "./web-socket.js";

/** Carries subscriptions over one WebSocket. */
export function socketLink(
  WebSocket: WebSocketConstructor,
  url: string,
  opened: () => void,
  received: (frame: unknown) => void,
  lost: (cause: RealtimeError) => void,
): Link {
  const socket = new WebSocket(`${url.replace("http", "ws")}connect`, PROTOCOL);
  let isClosed = false;
  const on = (type: "open" | "message" | "close" | "error", listener: (event: WebSocketEvent) => void) =>
    socket.addEventListener(type, (event) => isClosed || listener(event));
  on("error", () => {}); // "close" follows; without a listener, `ws` throws
  on("open", opened);
  on("message", ({ data }) => received(data));
  on("close", (event) => lost(closeError(event)));
  return {
    send: (frame) => socket.send(JSON.stringify(frame)),
    close() {
      isClosed = true;
      socket.close(1000);
    },
  };
}
