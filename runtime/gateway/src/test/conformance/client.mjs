// The unmodified client of the npm package inngest, against a gateway:
//   node client.mjs <base url> <signing key>
// Prints one line of JSON for each message, and "subscribed" when the subscription stands.
import { Inngest } from "inngest";
import { channel, staticSchema, subscribe } from "inngest/realtime";

if (globalThis.WebSocket === undefined) {
  globalThis.WebSocket = (await import("ws")).WebSocket; // Node 20 has none of its own
}

const [baseUrl, signingKey] = process.argv.slice(2);
const order = channel({
  name: ({ orderId }) => `order:${encodeURIComponent(orderId)}`,
  topics: { step: { schema: staticSchema() }, note: { schema: staticSchema() } },
});

const app = new Inngest({ id: "conformance", baseUrl, signingKey, isDev: false });
const order42 = order({ orderId: "42" });
const stream = await subscribe({ app, channel: order42, topics: ["step", "note"] });
console.log("subscribed");

await app.realtime.publish(order42.step, { from: "the sdk" });
await app.realtime.publish(order42.note, "plain text");

let left = 4;
for await (const { topic, channel: name, kind, data, runId, createdAt } of stream) {
  console.log(JSON.stringify({ topic, channel: name, kind, data, runId, createdAt }));
  if (--left === 0) {
    break;
  }
}
process.exit(0);
