import type { ConnectionState } from "@typewire/client";
import { element } from "./dom";

const words: Readonly<Record<ConnectionState["phase"], string>> = {
  idle: "Connecting",
  connecting: "Connecting",
  open: "Live",
  waiting: "Reconnecting",
  paused: "Paused",
  closed: "Closed",
};

/** Says whether the page is connected. */
export class ConnectionBadge {
  readonly element = element("span", { class: "badge", role: "status", "aria-label": "Connection" });

  constructor() {
    this.show({ phase: "idle" });
  }

  show({ phase }: ConnectionState): void {
    this.element.dataset.phase = phase;
    this.element.textContent = words[phase];
  }
}
