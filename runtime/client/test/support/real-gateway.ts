import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";

const FOLDER = join(import.meta.dirname, "..", "gateway");
const CLASS_PATH_FILE = join(import.meta.dirname, "..", "..", "target", "gateway.class-path");

/** Why there is no real gateway, if there is none. */
export const NO_GATEWAY = existsSync(CLASS_PATH_FILE)
  ? ""
  : " (skipped: run `mvn -pl runtime/client -am -DskipTests test` in the root once, it says where the gateway's classes are)";

/** The gateway in a Java process of its own. */
export class RealGateway {
  readonly #answers: AsyncIterator<string>;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly process: ChildProcess,
    answers: AsyncIterator<string>,
    readonly port: number,
  ) {
    this.#answers = answers;
  }

  static async start(): Promise<RealGateway> {
    const home = process.env.JAVA_HOME;
    const classPath = [FOLDER, readFileSync(CLASS_PATH_FILE, "utf8")].join(delimiter);
    const java = spawn(
      home ? join(home, "bin", "java") : "java",
      ["-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", classPath, join(FOLDER, "TestGateway.java")],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    const answers = createInterface(java.stdout)[Symbol.asyncIterator]();
    const { value, done } = await answers.next();
    if (done) {
      throw new Error("The gateway did not start.");
    }
    return new RealGateway(java, answers, Number(value));
  }

  /** Has it do something, and waits until it is done. */
  #ask(...words: (string | number)[]): Promise<string> {
    const answer = this.#last.then(async () => {
      this.process.stdin?.write(`${words.join(" ")}\n`);
      const { value, done } = await this.#answers.next();
      if (done) throw new Error(`The gateway ended at: ${words[0]}`);
      return value;
    });
    this.#last = answer.catch(() => {});
    return answer;
  }

  token(channel: string, topics: readonly string[], lifetimeMs = 60_000): Promise<string> {
    return this.#ask("token", lifetimeMs, channel, topics.join(","));
  }

  /** Publishes numbers, one after the other. */
  publish(channel: string, topic: string, first: number, count: number): Promise<string> {
    return this.#ask("publish", channel, topic, first, count);
  }

  /** Publishes a stream of the numbers from 0. */
  stream(channel: string, topic: string, count: number): Promise<string> {
    return this.#ask("stream", channel, topic, count);
  }

  tee(channel: string, bytes: Buffer): Promise<string> {
    return this.#ask("tee", channel, bytes.toString("hex"));
  }

  /** Drains the gateway and closes it; what was published stays. */
  stop(): Promise<string> {
    return this.#ask("stop");
  }

  /** Starts it again at the same port. */
  restart(): Promise<string> {
    return this.#ask("start");
  }

  end(): void {
    this.process.stdin?.end();
  }
}
