import type { ConnectionState } from "@typewire/client";

/** How a connection stands, as a subscription says it and as the React hook does. */
export type Phase = ConnectionState["phase"] | "error";

export const connectionWords: Readonly<Record<Phase, string>> = {
  idle: "Connecting",
  connecting: "Connecting",
  open: "Live",
  waiting: "Reconnecting",
  paused: "Paused",
  closed: "Closed",
  error: "Closed",
};
