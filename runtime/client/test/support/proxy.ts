import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Stands between a client and a gateway, and does to the bytes what networks do. */
export class TestProxy {
  /** How many connections were ever made. */
  connections = 0;
  /** How many WebSocket handshakes were refused. */
  refusals = 0;
  /** Whether WebSocket handshakes are refused, as some proxies do. */
  refusesUpgrades = false;
  /** How long each piece is held up. */
  delayMs = 0;
  readonly #clients = new Set<Socket>();
  readonly #sockets = new Set<Socket>(); // both ends of what is forwarded

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {
    server.on("connection", (socket) => this.#connected(socket));
  }

  static async start(target: number): Promise<TestProxy> {
    const server = createServer({ allowHalfOpen: false });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new TestProxy(server, target);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How many connections stand. */
  get open(): number {
    return this.#clients.size;
  }

  /** Breaks every connection: with a reset, or by simply ending. */
  cut(isReset: boolean): void {
    for (const socket of this.#clients) {
      if (isReset) {
        socket.resetAndDestroy();
      } else {
        socket.destroy();
      }
    }
  }

  /** Lets the bytes of every connection get stuck, with nobody told. */
  stall(): void {
    for (const socket of this.#sockets) {
      socket.pause();
    }
  }

  async stop(): Promise<void> {
    this.cut(false);
    await new Promise((resolve) => this.server.close(resolve));
  }

  #connected(client: Socket): void {
    this.connections += 1;
    this.#clients.add(client);
    client.on("close", () => this.#clients.delete(client));
    client.on("error", () => {});
    client.once("data", (head) => {
      if (this.refusesUpgrades && /upgrade: websocket/i.test(head.toString("latin1"))) {
        this.refusals += 1;
        client.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
      }
      const server = connect(this.target, "127.0.0.1");
      server.on("error", () => {});
      server.write(head);
      this.#forward(client, server);
      this.#forward(server, client);
    });
  }

  #forward(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    let passed = Promise.resolve();
    from.on("data", (bytes) => {
      passed = passed.then(async () => {
        if (this.delayMs) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
        if (!to.destroyed) to.write(bytes);
      });
    });
    from.on("close", () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
