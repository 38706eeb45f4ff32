import type { Link, LinkListener } from "./link.js";
import { closeError, PROTOCOL } from "./protocol.js";
import type { WebSocketConstructor } from "./web-socket.js";

/** Carries subscriptions over one WebSocket. */
export function socketLink(WebSocket: WebSocketConstructor, url: string, listener: LinkListener): Link {
  const socket = new WebSocket(`${url.replace("http", "ws")}connect`, PROTOCOL);
  socket.addEventListener("open", listener.opened);
  socket.addEventListener("message", ({ data }) => listener.received(data));
  socket.addEventListener("close", ({ code, reason }) => listener.lost(closeError(code, reason)));
  socket.addEventListener("error", () => {}); // "close" follows; without a listener, `ws` throws
  return {
    send: (frame) => socket.send(JSON.stringify(frame)),
    close: () => socket.close(1000),
  };
}
