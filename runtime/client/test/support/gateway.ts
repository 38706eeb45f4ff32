import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { ClientFrame } from "../../src/protocol.js";

type SubFrame = Extract<ClientFrame, { kind: "sub" }>;

interface Message {
  readonly id: string;
  readonly channel: string;
  readonly topic: string;
  readonly data: unknown;
  readonly created_at: string;
  readonly run_id?: string;
}

/** One client's socket, as the server sees it. */
export interface Connection {
  readonly url: string;
  readonly socket: WebSocket;
  readonly subs: Map<string, SubFrame>;
  send(frame: object): void;
}

/**
 * A server that speaks `typewire.v1` over real sockets, small enough to be read. Tests change what it does by its
 * fields.
 */
export class TestGateway {
  /** Every frame that clients sent, in order. */
  readonly frames: ClientFrame[] = [];
  /** Every connection that was ever made. */
  readonly connections: Connection[] = [];
  /** Messages that the history still holds. */
  history: Message[] = [];
  /** How many messages of the past a subscription without a cursor gets. */
  replay = 0;
  renewInMs: number | undefined;
  contract: string | undefined;
  /** Says what to do with a `sub` frame in place of subscribing; false subscribes. */
  intercept: (connection: Connection, frame: SubFrame) => boolean = () => false;
  /** False leaves `renew` frames unanswered. */
  answersRenewals = true;
  #published = 0;
  #forgotten = 0;

  private constructor(private readonly server: WebSocketServer) {
    server.on("connection", (socket, request) => this.#connected(socket, request.url ?? ""));
  }

  static async start(): Promise<TestGateway> {
    const server = new WebSocketServer({
      port: 0,
      handleProtocols: (offered) => offered.has("typewire.v1") && "typewire.v1",
    });
    await once(server, "listening");
    return new TestGateway(server);
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** The `sub` frames so far. */
  get subs(): SubFrame[] {
    return this.frames.filter((frame) => frame.kind === "sub");
  }

  /** The connections that stand now. */
  get open(): Connection[] {
    return this.connections.filter(({ socket }) => socket.readyState === socket.OPEN);
  }

  get latest(): Connection {
    const connection = this.connections.at(-1);
    if (connection === undefined) {
      throw new Error("no connection was made");
    }
    return connection;
  }

  publish(
    topic: string,
    data: unknown,
    { channel = "order:42", run_id }: { channel?: string; run_id?: string } = {},
  ): string {
    const id = `id-${++this.#published}`;
    const created_at = "2026-08-22T10:00:00.123Z";
    const message = { id, channel, topic, data, created_at, ...(run_id !== undefined && { run_id }) };
    this.history.push(message);
    for (const connection of this.open) {
      if ([...connection.subs.values()].some((sub) => covers(sub, message))) {
        connection.send({ kind: "data", ...message });
      }
    }
    return id;
  }

  /** Makes the history forget everything. */
  forget(): void {
    this.history = [];
    this.#forgotten = this.#published;
  }

  /** Closes every connection: with a close code, or as a broken network does. */
  cut(code?: number, reason?: string): void {
    for (const { socket } of this.open) {
      if (code === undefined) {
        socket.terminate();
      } else {
        socket.close(code, reason);
      }
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.server.clients) {
      socket.terminate();
    }
    await new Promise((resolve) => this.server.close(resolve));
  }

  #connected(socket: WebSocket, url: string): void {
    const connection: Connection = {
      url,
      socket,
      subs: new Map(),
      send: (frame) => socket.send(JSON.stringify(frame)),
    };
    this.connections.push(connection);
    socket.on("error", () => {});
    socket.on("message", (text) => {
      const frame = JSON.parse(String(text)) as ClientFrame;
      this.frames.push(frame);
      this.#received(connection, frame);
    });
  }

  #received(connection: Connection, frame: ClientFrame): void {
    if (frame.kind === "sub") {
      if (!this.intercept(connection, frame)) {
        this.subscribe(connection, frame);
      }
    } else if (frame.kind === "unsub") {
      connection.subs.delete(frame.sub);
      connection.send({ kind: "unsubscribed", sub: frame.sub });
    } else if (this.answersRenewals) {
      connection.send({ kind: "renewed", sub: frame.sub, renewInMs: this.renewInMs });
    }
  }

  /** Does what a gateway does with a `sub` frame that it accepts. */
  subscribe(connection: Connection, frame: SubFrame): void {
    const { sub, channel, after } = frame;
    const past = this.history.filter((message) => covers(frame, message));
    const position =
      after === undefined ? this.#published - Math.min(this.replay, past.length) : Number(after.slice(3));
    const recovered = position >= this.#forgotten;
    const cursor = `id-${Math.max(position, this.#forgotten)}`;
    const { contract, renewInMs } = this;
    connection.send({ kind: "subscribed", sub, channel, cursor, recovered, contract, renewInMs });
    for (const message of past.filter(({ id }) => Number(id.slice(3)) > position)) {
      connection.send({ kind: "data", sub, ...message });
    }
    connection.send({ kind: "live", sub });
    connection.subs.set(sub, frame);
  }
}

function covers(sub: SubFrame, message: Message): boolean {
  return sub.channel === message.channel && sub.topics.includes(message.topic);
}
