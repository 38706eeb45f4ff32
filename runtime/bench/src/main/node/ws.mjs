// A broadcast with ws, as its documentation shows it. The path names the channel.
import { WebSocket, WebSocketServer } from "ws";
import { obey } from "./obey.mjs";

const channels = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, backlog: 1024 });

server.on("connection", (socket, request) => {
  const name = request.url.slice(1);
  const sockets = channels.get(name) ?? new Set();
  channels.set(name, sockets.add(socket));
  socket.on("error", () => {});
  socket.on("close", () => sockets.delete(socket));
});
server.on("listening", () =>
  obey(server.address().port, (channel, json) => {
    for (const socket of channels.get(channel) ?? []) {
      if (socket.readyState === WebSocket.OPEN) {
        socket.send(json);
      }
    }
  }),
);
