import { ConnectionBadge } from "typewire-example-page/connection-badge";
import { element } from "typewire-example-page/dom";
import { time, title } from "./format";
import { stepNames } from "./timeline";
import type { OrderChanged, OrderStatus } from "./typewire/channels";

/** Every order's latest step, the order that moved last on top. */
export class Board {
  readonly badge = new ConnectionBadge();
  readonly element: HTMLElement;
  readonly #count = element("p", { class: "facts" }, "No orders yet.");
  readonly #body = element("tbody");
  readonly #rows = new Map<string, Row>();

  constructor() {
    const columns = ["Order", "Progress", "Step", "Status", "Updated"];
    const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)));
    this.element = element(
      "div",
      {},
      element("h1", {}, "All orders", this.badge.element),
      this.#count,
      element("div", { class: "scroll" }, element("table", {}, element("thead", {}, head), this.#body)),
    );
  }

  add(change: OrderChanged): void {
    let row = this.#rows.get(change.orderId);
    if (row === undefined) {
      row = new Row(change.orderId);
      this.#rows.set(change.orderId, row);
    }
    row.show(change);
    this.#body.prepend(row.element);
    this.#count.textContent = this.#summary();
  }

  #summary(): string {
    const rows = [...this.#rows.values()];
    const shipped = rows.filter((row) => row.isShipped).length;
    const failed = rows.filter((row) => row.isFailed).length;
    return `${rows.length - shipped - failed} in progress, ${shipped} shipped, ${failed} failed`;
  }
}

class Row {
  readonly #statuses = new Map<string, OrderStatus>();
  readonly #progress = element("span", { class: "progress", role: "img" });
  readonly #step = element("td");
  readonly #status = element("span", { class: "pill" });
  readonly #updated = element("time");
  readonly element: HTMLTableRowElement;

  constructor(orderId: string) {
    this.element = element(
      "tr",
      { "data-order": orderId },
      element("th", { scope: "row" }, orderId),
      element("td", {}, this.#progress),
      this.#step,
      element("td", {}, this.#status),
      element("td", {}, this.#updated),
    );
  }

  get isShipped(): boolean {
    return this.#statuses.get("ship") === "complete";
  }

  get isFailed(): boolean {
    return [...this.#statuses.values()].includes("failed");
  }

  show({ step, status, ts }: OrderChanged): void {
    this.#statuses.set(step, status);
    this.element.dataset.status = status;
    this.#step.textContent = title(step);
    this.#status.textContent = status;
    this.#updated.textContent = time(ts);
    this.#updated.dateTime = new Date(ts).toISOString();
    const complete = stepNames.filter((name) => this.#statuses.get(name) === "complete").length;
    this.#progress.setAttribute("aria-label", `${complete} of ${stepNames.length} steps complete`);
    this.#progress.replaceChildren(
      ...stepNames.map((name) => element("i", { "data-status": this.#statuses.get(name) ?? "waiting" })),
    );
  }
}
