// The page: it follows order:42 with the hook, and keeps on window what the hook showed.

import { useRealtime } from "inngest/react";
import { channel, staticSchema } from "inngest/realtime";
import { useEffect } from "react";
import { createRoot } from "react-dom/client";

const order42 = channel({
  name: "order:42",
  topics: { step: { schema: staticSchema() }, note: { schema: staticSchema() } },
});
window.connections = [];
window.runs = [];

function Order() {
  const shown = useRealtime({
    channel: order42,
    topics: ["step", "note"],
    token: () => window.mint(),
    reconnectMinMs: 50,
    reconnectMaxMs: 200,
  });
  useEffect(() => {
    window.shown = shown;
  });
  useEffect(() => {
    window.connections.push(shown.connectionStatus);
  }, [shown.connectionStatus]);
  useEffect(() => {
    window.runs.push(shown.runStatus);
  }, [shown.runStatus]);
  return null;
}

createRoot(document.getElementById("order")).render(<Order />);
