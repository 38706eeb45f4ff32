import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { ClientFrame, SubFrame } from "../../src/protocol.js";

interface Frame {
  readonly kind: "data" | "datastream-start" | "chunk" | "datastream-end" | "run" | "raw";
  readonly topic?: string;
  readonly data: unknown;
  readonly run_id?: string;
  readonly stream_id?: string;
  readonly error?: string;
}

interface Message extends Frame {
  readonly id: string;
  readonly channel: string;
  readonly created_at: string;
}

/** A chunk stream that has begun. */
export interface TestStream {
  write(chunk: unknown): string;
  end(error?: string): string;
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
  /** False leaves `ping` frames unanswered. */
  answersPings = true;
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
    return this.append({ kind: "data", topic, data, ...(run_id !== undefined && { run_id }) }, channel);
  }

  /** Begins a chunk stream. */
  stream(topic: string, stream_id: string): TestStream {
    const part = { topic, stream_id, data: stream_id };
    this.append({ kind: "datastream-start", ...part });
    return {
      write: (chunk) => this.append({ kind: "chunk", ...part, data: chunk }),
      end: (error) => this.append({ kind: "datastream-end", ...part, ...(error !== undefined && { error }) }),
    };
  }

  /** Says what became of a run. */
  run(data: { readonly status: string; readonly result?: unknown }, run_id = "run-7"): string {
    return this.append({ kind: "run", data, run_id });
  }

  /** Gives a frame its place in the channel, and sends it to whom it concerns. */
  append(frame: Frame, channel = "order:42"): string {
    const id = `id-${++this.#published}`;
    const message = { ...frame, id, channel, created_at: "2026-08-22T10:00:00.123Z" };
    this.history.push(message);
    for (const connection of this.open) {
      if ([...connection.subs.values()].some((sub) => covers(sub, message))) {
        connection.send(message);
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
    } else if (frame.kind === "ping") {
      if (this.answersPings) connection.send({ kind: "pong" });
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
      connection.send({ sub, ...message });
    }
    connection.send({ kind: "live", sub });
    connection.subs.set(sub, frame);
  }
}

function covers(sub: SubFrame, message: Message): boolean {
  return sub.channel === message.channel && (message.topic === undefined || sub.topics.includes(message.topic));
}
