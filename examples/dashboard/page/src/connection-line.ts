import type { Connection, ConnectionState } from "@typewire/client";
import { ConnectionBadge } from "typewire-example-page/connection-badge";
import { element } from "typewire-example-page/dom";

/** Says how the page is connected, and what becomes of it. */
export class ConnectionLine {
  readonly badge = new ConnectionBadge();
  readonly element = element("p", { class: "facts" });

  constructor(
    connection: Connection,
    readonly channels: number,
  ) {
    const show = (state: ConnectionState) => {
      this.badge.show(state);
      this.element.textContent = this.#words(state);
    };
    show(connection.state);
    connection.onStateChange(show);
  }

  #words(state: ConnectionState): string {
    switch (state.phase) {
      case "open":
        return `${this.channels} channels on one WebSocket.`;
      case "waiting":
        return `Cut off. The figures stand still; trying again in ${(state.retryInMs / 1000).toFixed(1)} s.`;
      case "closed":
        return state.cause?.message ?? "Closed.";
      default:
        return `Connecting ${this.channels} channels.`;
    }
  }
}
