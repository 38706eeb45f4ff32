// What a scenario asks of the Java test around it, which holds the runtime and the gateway: a line of JSON to standard
// output for each wish, and a line from standard input when it is done.
import { createInterface } from "node:readline";

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** Publishes JSON to a topic of the channel order:42, in the run run-7. */
export const publish = (topic, data) => ask({ publish: topic, data });

/** Publishes each of these as a chunk of one chunk stream. */
export const stream = (topic, chunks) => ask({ stream: topic, chunks });

/** Publishes what became of the run run-7. */
export const runIs = (status, result) => ask({ status, result });

/** Cuts every connection, and lets the gateway listen again at the same address. */
export const restart = () => ask({ restart: true });

async function ask(wish) {
  await say(wish);
  await answers.next();
}

export function say(line) {
  return new Promise((written) => process.stdout.write(`${JSON.stringify(line)}\n`, written));
}
