import { Alarm } from "./alarm.js";
import type { Backoff } from "./backoff.js";
import type { Connection, Member } from "./connection.js";
import { RealtimeError } from "./errors.js";
import { type FeedFrame, frameError, isMessage, type MessageFrame, type RunFrame } from "./protocol.js";
import type { Runtime } from "./runtime.js";
import type { ConnectionState } from "./state.js";
import { type ReadToken, readToken, type TokenSource } from "./token.js";

/** What a feed brings, in the channel's order: a message, a run's status, or the place where the channel goes on. */
export type FeedItem =
  | { readonly kind: "message"; readonly frame: MessageFrame }
  | { readonly kind: "run"; readonly frame: RunFrame }
  | { readonly kind: "cursor"; readonly cursor: string; readonly isGap: boolean };

/** Whom a feed tells. */
export interface FeedListener {
  /** @returns false when it wants no more for now; the item itself is taken */
  accept(item: FeedItem): boolean;
  subscribed(contract: string | null): void;
  changed(state: ConnectionState): void;
  report(error: RealtimeError): void;
  ended(cause: RealtimeError): void;
}

/** What a feed follows, and with what right. */
export interface FeedOptions {
  readonly channel: string;
  readonly topics: readonly string[];
  readonly token: TokenSource;
  readonly after: string | null;
  /** Says where to connect to, given what the token says. */
  readonly url: (apiBaseUrl: string | null) => string;
}

/** How long the server may take to open, to acknowledge or to renew before its connection counts as dead. */
const ANSWER_MS = 20_000;

/**
 * Keeps one subscription standing: gets its tokens, joins the connection, renews, comes back after a cut, and remembers
 * the cursor of what it has brought.
 */
export class Feed implements Member {
  readonly #options: FeedOptions;
  readonly #connection: Connection;
  readonly #backoff: Backoff;
  readonly #listener: FeedListener;
  readonly channel: string;
  readonly topics: readonly string[];
  state: ConnectionState = { phase: "idle" };
  readonly #alarm: Alarm; // each phase waits for one thing at most
  #after: string | null;
  #token = "";
  #attempts = 0;
  #turn = 0; // counts the changes of state, to tell an answer that comes too late

  constructor(
    options: FeedOptions,
    connection: Connection,
    backoff: Backoff,
    runtime: Runtime,
    listener: FeedListener,
  ) {
    this.#options = options;
    this.#connection = connection;
    this.#backoff = backoff;
    this.#listener = listener;
    this.channel = options.channel;
    this.topics = options.topics;
    this.#after = options.after;
    this.#alarm = new Alarm(runtime);
  }

  /** Connects, at the start and after a pause. */
  async connect(): Promise<void> {
    this.#attempts += 1;
    this.#enter({ phase: "connecting", attempt: this.#attempts });
    if (this.state.phase !== "connecting") {
      return; // a listener has closed it
    }
    const token = await this.#getToken((delay, error) => this.#wait(delay, error));
    if (token === null) {
      return;
    }
    this.#token = token.key;
    try {
      const url = this.#options.url(token.apiBaseUrl);
      this.#alarm.set(ANSWER_MS, () => this.#stalled());
      this.#connection.join(this, url);
    } catch (error) {
      this.#end(error as RealtimeError);
    }
  }

  /** Ends the feed for good. */
  close(): void {
    this.#connection.leave(this);
    this.#enter({ phase: "closed", cause: null });
  }

  credentials(): { readonly token: string; readonly after: string | null } {
    return { token: this.#token, after: this.#after };
  }

  received(frame: FeedFrame): void {
    if (isMessage(frame)) {
      this.#bring(frame.id, { kind: "message", frame });
      return;
    }
    switch (frame.kind) {
      case "subscribed":
        this.#subscribed(frame);
        break;
      case "run":
        this.#bring(frame.id, { kind: "run", frame });
        break;
      case "gap":
        this.#bring(frame.cursor, { kind: "cursor", cursor: frame.cursor, isGap: true });
        break;
      case "renewed":
        this.#backoff.succeeded();
        this.#renewIn(frame.renewInMs);
        break;
      case "error":
        this.#refused(frameError(frame), frame.sub === undefined);
        break;
    }
  }

  report(error: RealtimeError): void {
    this.#listener.report(error);
  }

  lost(cause: RealtimeError, retryInMs: number): void {
    if (cause.retry === "never" || (cause.retry === "new-token" && !this.#isRenewable)) {
      this.#end(cause);
    } else {
      this.#wait(retryInMs, cause);
    }
  }

  #subscribed(frame: Extract<FeedFrame, { kind: "subscribed" }>): void {
    this.#backoff.succeeded();
    this.#attempts = 0;
    this.#enter({ phase: "open" }, () => {
      this.#renewIn(frame.renewInMs);
      this.#listener.subscribed(frame.contract ?? null);
    });
    this.#bring(frame.cursor, { kind: "cursor", cursor: frame.cursor, isGap: !frame.recovered });
  }

  #bring(cursor: string, item: FeedItem): void {
    if (this.state.phase !== "open") {
      return; // closed by what a listener did just now
    }
    this.#after = cursor;
    if (!this.#listener.accept(item)) {
      this.#connection.leave(this);
      this.#enter({ phase: "paused" });
    }
  }

  #refused(error: RealtimeError, isAboutAnyFrame: boolean): void {
    if (isAboutAnyFrame && this.state.phase === "open") {
      this.report(error);
      return;
    }
    this.#connection.leave(this);
    this.lost(error, this.#backoff.next(error.retry));
  }

  get #isRenewable(): boolean {
    return typeof this.#options.token === "function";
  }

  #renewIn(ms: number | undefined): void {
    this.#alarm.clear();
    if (ms !== undefined && this.#isRenewable) {
      this.#alarm.set(ms, () => void this.#renew());
    }
  }

  async #renew(): Promise<void> {
    const token = await this.#getToken((delay) => this.#alarm.set(delay, () => void this.#renew(), true));
    if (token !== null) {
      this.#token = token.key;
      this.#alarm.set(ANSWER_MS, () => this.#stalled());
      this.#connection.renew(this, token.key);
    }
  }

  /** Gets a token, or `null` if there is none for now (`retry` is called) or it is no longer wanted. */
  async #getToken(retry: (delayMs: number, error: RealtimeError) => void): Promise<ReadToken | null> {
    const turn = this.#turn;
    try {
      const token = await readToken(this.#options.token);
      return turn === this.#turn ? token : null;
    } catch (thrown) {
      const error = thrown as RealtimeError;
      if (turn !== this.#turn) {
        return null;
      }
      if (error.retry === "never") {
        this.#end(error);
      } else {
        retry(this.#backoff.next("later"), error);
        this.report(error);
      }
      return null;
    }
  }

  #stalled(): void {
    const message = `The server left a question unanswered for ${ANSWER_MS / 1000} s.`;
    this.#connection.drop(new RealtimeError({ code: "ANSWER_TIMEOUT", message, retry: "later" }));
  }

  #wait(retryInMs: number, cause: RealtimeError): void {
    this.#enter({ phase: "waiting", retryInMs, cause }, () =>
      this.#alarm.set(retryInMs, () => void this.connect(), true),
    );
  }

  #end(cause: RealtimeError): void {
    this.#connection.leave(this);
    this.#enter({ phase: "closed", cause });
    this.#listener.ended(cause);
  }

  /** Changes state. Listeners hear of it last, so that what they do in return finds everything in place. */
  #enter(state: ConnectionState, prepare?: () => void): void {
    this.#turn += 1;
    this.#alarm.clear();
    this.state = state;
    prepare?.();
    this.#listener.changed(state);
  }
}
