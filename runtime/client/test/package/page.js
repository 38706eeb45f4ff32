import { channel, createConnection, RealtimeError, staticSchema, subscribe } from "@typewire/client";

const admin = channel({ name: "admin", topics: { order: { schema: staticSchema() } } });
const connection = createConnection();
if (admin.name !== "admin" || connection.state.phase !== "idle") {
  throw new Error("The package does not do what it says.");
}
try {
  subscribe({ channel: admin, topics: [], token: "token" });
} catch (error) {
  if (!(error instanceof RealtimeError) || error.code !== "TOPICS_MISSING") throw error;
  console.log("Node imports it.");
}
