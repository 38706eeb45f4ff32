// A room of Socket.IO for each channel, which the query names; over WebSocket only.
import { createServer } from "node:http";
import { Server } from "socket.io";
import { obey } from "./obey.mjs";

const http = createServer();
const HOUR = 3_600_000; // no other server here pings
const io = new Server(http, { transports: ["websocket"], pingInterval: HOUR, serveClient: false });

io.on("connection", (socket) => socket.join(socket.handshake.query.channel));
http.listen({ host: "127.0.0.1", port: 0, backlog: 1024 }, () =>
  obey(http.address().port, (channel, json) => io.to(channel).emit("tick", JSON.parse(json))),
);
