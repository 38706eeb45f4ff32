import type { ConnectionState } from "@typewire/client";
import { connectionWords } from "./connection-words";
import { element } from "./dom";

/** Says whether the page is connected. */
export class ConnectionBadge {
  readonly element = element("span", { class: "badge", role: "status", "aria-label": "Connection" });

  constructor() {
    this.show({ phase: "idle" });
  }

  show({ phase }: ConnectionState): void {
    this.element.dataset.phase = phase;
    this.element.textContent = connectionWords[phase];
  }
}
