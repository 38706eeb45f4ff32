// Runs the scenario that the command line names, with the unmodified npm package inngest, against a gateway:
//   node run.js <scenario> <base url> <signing key>
import { say } from "./stage.js";

if (globalThis.WebSocket === undefined) {
  globalThis.WebSocket = (await import("ws")).WebSocket; // Node 20 has none of its own
}

const [name, baseUrl, signingKey] = process.argv.slice(2);
const scenarios = { ...(await import("./client.js")), ...(await import("./hook.js")) };
await scenarios[name](baseUrl, signingKey);
await say({ done: name });
process.exit(0);
