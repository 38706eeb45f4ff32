// Socket.IO on Redis: this process publishes and has no sockets, a child of it has them all, and Redis is another
// child, so that what counts for this process counts for all three. REDIS_SERVER names the program.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createAdapter } from "@socket.io/redis-streams-adapter";
import { createClient } from "redis";
import { Server } from "socket.io";
import { obey } from "./obey.mjs";

const HOUR = 3_600_000; // no other server here pings
const [redisUrl] = process.argv.slice(2);

if (redisUrl === undefined) {
  await publish();
} else {
  await serve(redisUrl);
}

/** The process that is told what to publish. */
async function publish() {
  const port = await freePort();
  child(process.env.REDIS_SERVER, ["--port", port, "--bind", "127.0.0.1", "--save", ""], "ignore");
  const url = `redis://127.0.0.1:${port}`;
  const client = await connect(url);
  const node = child(process.execPath, [fileURLToPath(import.meta.url), url], "pipe");
  const [gateway] = await once(createInterface({ input: node.stdout }), "line");
  const io = new Server({ adapter: createAdapter(client) });
  obey(gateway, (channel, json) => io.to(channel).emit("tick", JSON.parse(json)));
}

/** The node that has the sockets. */
async function serve(url) {
  const http = createServer();
  const adapter = createAdapter(await connect(url));
  const io = new Server(http, { adapter, transports: ["websocket"], pingInterval: HOUR, serveClient: false });
  io.on("connection", (socket) => socket.join(socket.handshake.query.channel));
  http.listen({ host: "127.0.0.1", port: 0, backlog: 1024 }, () => console.log(http.address().port));
  process.stdin.resume().on("end", () => process.exit());
}

function child(program, args, output) {
  const started = spawn(program, args.map(String), { stdio: ["pipe", output, "inherit"] });
  process.on("exit", () => started.kill());
  return started;
}

async function connect(url) {
  const client = createClient({ url });
  client.on("error", () => {}); // until Redis listens
  await client.connect();
  return client;
}

async function freePort() {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}
