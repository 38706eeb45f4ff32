import { element } from "typewire-example-page/dom";
import { time, title } from "./format";
import type { OrderStatus, OrderStep } from "./typewire/channels";

/** The steps of an order, in the order in which the shop takes them. */
export const stepNames = ["capture-payment", "reserve-inventory", "ship"] as const;

/** Shows what happened to an order, step by step. */
export class Timeline {
  readonly element = element("ol", { class: "timeline", "aria-label": "Steps" });
  readonly #groups = new Map<string, StepGroup>();

  constructor() {
    for (const name of stepNames) {
      this.#group(name);
    }
  }

  /** Adds a message, under the step that it tells of. */
  add(id: string, step: OrderStep): void {
    this.#group(step.name).add(id, step);
  }

  #group(name: string): StepGroup {
    let group = this.#groups.get(name);
    if (group === undefined) {
      group = new StepGroup(name);
      this.#groups.set(name, group);
      this.element.append(group.element);
    }
    return group;
  }
}

class StepGroup {
  readonly #status = element("span", { class: "pill" }, "waiting");
  readonly #events = element("ol", { class: "events" });
  readonly element: HTMLLIElement;

  constructor(name: string) {
    const heading = element("h2", {}, title(name), this.#status);
    this.element = element("li", { class: "step", "data-step": name, "data-status": "waiting" }, heading, this.#events);
  }

  add(id: string, step: OrderStep): void {
    this.element.dataset.status = step.status;
    this.#status.textContent = step.status;
    this.#events.append(event(id, step));
  }
}

function event(id: string, { status, output, ts }: OrderStep): HTMLLIElement {
  const { stage, ...details } = output ?? {};
  const what = typeof stage === "string" ? stage.replaceAll("-", " ") : words[status];
  return element(
    "li",
    { "data-message": id, "data-status": status },
    element("time", { datetime: new Date(ts).toISOString() }, time(ts)),
    element("span", { class: "what" }, what),
    ...Object.entries(details).map(detail),
  );
}

const words: Readonly<Record<OrderStatus, string>> = { running: "started", complete: "complete", failed: "failed" };

function detail([name, value]: [string, unknown]): HTMLElement {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return element("span", { class: "detail" }, element("b", {}, name), ` ${text}`);
}
