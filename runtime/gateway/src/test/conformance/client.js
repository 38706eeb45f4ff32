// What the client does in Node. Each function is run by a test of InngestClientTest.
import assert from "node:assert/strict";
import { Inngest } from "inngest";
import { getClientSubscriptionToken } from "inngest/react";
import { channel, staticSchema, subscribe } from "inngest/realtime";
import { publish, restart, runIs, stream } from "./stage.js";

export const order42 = channel({
  name: ({ orderId }) => `order:${encodeURIComponent(orderId)}`,
  topics: { step: { schema: staticSchema() }, note: { schema: staticSchema() } },
})({ orderId: "42" });

export const backEnd = (baseUrl, signingKey) =>
  new Inngest({ id: "conformance", baseUrl, signingKey, isDev: false, logger: silent });

const silent = { info() {}, warn() {}, error() {}, debug() {} };
const topics = ["step", "note"];

/** The next so many of a stream. */
async function take(count, messages) {
  const taken = [];
  const reader = messages.getReader();
  while (taken.length < count) {
    const { done, value } = await reader.read();
    assert.equal(done, false, `the stream ended after ${JSON.stringify(taken)}`);
    taken.push(value);
  }
  reader.releaseLock();
  return taken;
}

const dataOf = (messages) => messages.map(({ data }) => data);

export async function publishesThroughTheSdk(baseUrl, signingKey) {
  const app = backEnd(baseUrl, signingKey);
  const messages = await subscribe({ app, channel: order42, topics });
  await app.realtime.publish(order42.step, { from: "the sdk" });
  await app.realtime.publish(order42.note, "plain text");
  await app.realtime.publish(order42.step, ["a", 1, null, { nested: true }]);
  await publish("step", { from: "Java" });
  const taken = await take(4, messages);
  assert.deepEqual(dataOf(taken), [
    { from: "the sdk" },
    "plain text",
    ["a", 1, null, { nested: true }],
    { from: "Java" },
  ]);
  assert.deepEqual(
    taken.map(({ topic }) => topic),
    ["step", "note", "step", "step"],
  );
  for (const { channel: name, kind, createdAt } of taken) {
    assert.equal(name, "order:42");
    assert.equal(kind, "data");
    assert.ok(Math.abs(Date.now() - createdAt.getTime()) < 60_000, `created at ${createdAt}`);
  }
  assert.equal(taken[3].runId, "run-7");
}

export async function wrongKeysAndTokensAreRefused(baseUrl) {
  const stranger = backEnd(baseUrl, "signkey-test-ffffffffffffffffffffffffffffffff");
  await assert.rejects(stranger.realtime.publish(order42.step, 1));
  await assert.rejects(stranger.realtime.token({ channel: order42, topics }));
  const logged = console.error;
  console.error = () => {};
  await assert.rejects(async () => {
    await subscribe({ channel: order42, topics, key: "nonsense", apiBaseUrl: baseUrl });
  });
  console.error = logged;
}

export async function everyFormOfSubscribeGetsTheMessages(baseUrl, signingKey) {
  const app = backEnd(baseUrl, signingKey);
  const { key, apiBaseUrl } = await getClientSubscriptionToken(app, { channel: order42, topics });
  const token = { channel: order42, topics, key, apiBaseUrl };

  const iterated = [];
  const iterator = await subscribe(token);
  const json = iterator.getJsonStream();
  const encoded = iterator.getEncodedStream();
  const called = collector();
  const withCallback = await subscribe(token, called.take);
  const handed = collector();
  const withOption = await subscribe({ ...token, onMessage: handed.take });
  const minted = await subscribe(await app.realtime.token({ channel: order42, topics }));

  await publish("step", 1);
  await publish("note", "two");
  for await (const message of iterator) {
    iterated.push(message);
    if (iterated.length === 2) {
      break;
    }
  }
  assert.deepEqual(dataOf(iterated), [1, "two"]);
  assert.deepEqual(dataOf(await take(2, json)), [1, "two"]);
  assert.deepEqual(dataOf(await take(2, minted)), [1, "two"]);
  assert.deepEqual(dataOf(await called.two), [1, "two"]);
  assert.deepEqual(dataOf(await handed.two), [1, "two"]);
  const text = (await take(2, encoded)).map((bytes) => new TextDecoder().decode(bytes));
  for (const [index, data] of [1, "two"].entries()) {
    assert.match(text[index], /^data: .*\n\n$/);
    assert.deepEqual(JSON.parse(text[index].slice("data: ".length)).data, data);
  }
  for (const subscription of [iterator, withCallback, withOption, minted]) {
    subscription.unsubscribe();
  }
}

function collector() {
  const taken = [];
  let finish;
  const two = new Promise((resolve) => {
    finish = resolve;
  });
  const take = (message) => {
    if (taken.push(message) === 2) {
      finish(taken);
    }
  };
  return { take, two };
}

export async function payloadsThatFailTheirSchemaAreDropped(baseUrl, signingKey) {
  const app = backEnd(baseUrl, signingKey);
  const checked = channel({ name: "order:42", topics: { step: { schema: numbersDoubled } } });
  const logged = [];
  const log = console.error;
  console.error = (text) => logged.push(text);
  const messages = await subscribe({ app, channel: checked, topics: ["step"] });
  const unchecked = await subscribe({ app, channel: checked, topics: ["step"], validate: false });
  await publish("step", "no number");
  await publish("step", 21);
  assert.deepEqual(dataOf(await take(1, messages)), [42]);
  assert.deepEqual(dataOf(await take(2, unchecked)), ["no number", 21]);
  console.error = log;
  assert.equal(logged.length, 1);
  assert.match(logged[0], /order:42.*step.*failed schema validation/);
  await assert.rejects(app.realtime.publish(checked.step, "no number"), /Schema validation failed/);
}

const numbersDoubled = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate: (value) =>
      typeof value === "number" ? { value: 2 * value } : { issues: [{ message: "It is no number." }] },
  },
};

export async function runStatusAndChunksAreWhatTheClientKnows(baseUrl, signingKey) {
  const app = backEnd(baseUrl, signingKey);
  const messages = await subscribe({ app, channel: order42, topics });
  await runIs("RUNNING");
  await stream("note", ["Hel", "lo", { n: 1 }]);
  const taken = await take(4, messages);
  await runIs("COMPLETED", { total: 3 }); // not before: in the client it overtakes payloads, which have a schema
  taken.push(...(await take(1, messages)));
  assert.deepEqual(
    taken.map(({ kind, topic, data }) => ({ kind, topic, data })),
    [
      { kind: "run", topic: undefined, data: { status: "running" } },
      { kind: "data", topic: "note", data: "Hel" },
      { kind: "data", topic: "note", data: "lo" },
      { kind: "data", topic: "note", data: { n: 1 } },
      { kind: "run", topic: undefined, data: { status: "completed", result: { total: 3 } } },
    ],
  );
  assert.equal(taken[4].runId, "run-7");
}

export async function cutSocketEndsTheStreamAndANewOneGoesOn(baseUrl, signingKey) {
  const app = backEnd(baseUrl, signingKey);
  const messages = await subscribe({ app, channel: order42, topics });
  await publish("step", 1);
  assert.deepEqual(dataOf(await take(1, messages)), [1]);
  await restart();
  assert.equal((await messages.getReader().read()).done, true);
  const again = await subscribe({ app, channel: order42, topics });
  await publish("step", 2);
  assert.deepEqual(dataOf(await take(1, again)), [2]);
}
