import { once } from "node:events";
import { WebSocketServer } from "ws";

/** A server that sends the lines of one log to whoever comes, in the dialect that each asks for. */
export async function startGateway() {
  const server = new WebSocketServer({
    port: 0,
    handleProtocols: (offered) => offered.has("typewire.v1") && "typewire.v1",
  });
  await once(server, "listening");
  const listeners = new Set();
  server.on("connection", (socket) => {
    if (socket.protocol === "") {
      listeners.add(socket);
    }
    socket.on("close", () => listeners.delete(socket));
    socket.on("message", (text) => {
      const { kind, sub, channel } = JSON.parse(text);
      if (kind === "sub") {
        socket.send(JSON.stringify({ kind: "subscribed", sub, channel, cursor: "0", recovered: true }));
        socket.send(JSON.stringify({ kind: "live", sub }));
        listeners.add(socket);
      }
    });
  });
  return {
    url: `http://localhost:${server.address().port}`,
    listeners,
    close: () => server.close(),
    /** Sends so many lines at an even pace: a line is late by the timer's grain, and never left out. */
    async stream(perSecond, seconds) {
      const start = performance.now();
      const total = perSecond * seconds;
      for (let n = 0; n < total; ) {
        const due = Math.min(total, Math.floor(((performance.now() - start) / 1_000) * perSecond));
        while (n < due) {
          n += 1;
          const text = line(n);
          for (const socket of listeners) socket.send(text);
        }
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
  };
}

const line = (n) =>
  JSON.stringify({
    kind: "data",
    id: String(n),
    channel: "job:1",
    topic: "log",
    data: { n, text: "The quick brown fox jumps over the lazy dog, and the log goes on. ".repeat(2) },
    created_at: "2026-08-22T10:00:00.123Z",
  });
