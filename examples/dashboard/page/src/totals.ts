import { element } from "typewire-example-page/dom";
import { number } from "./format";
import type { FleetTotals, Health } from "./typewire/channels";

/** The counters of the whole fleet. */
export class Totals {
  readonly element = element("dl", { class: "totals" });
  readonly #requests = this.#counter("Requests a second");
  readonly #errors = this.#counter("Errors");
  readonly #healthy = this.#counter("Healthy");
  readonly #degraded = this.#counter("Degraded");
  readonly #restarting = this.#counter("Restarting");

  show(totals: FleetTotals): void {
    this.element.dataset.tick = String(totals.tick);
    this.#requests.textContent = number(totals.requestsPerSecond);
    this.#errors.textContent = `${number(totals.errorPercent)} %`;
    showCount(this.#healthy, totals.healthy, "healthy");
    showCount(this.#degraded, totals.degraded, "degraded");
    showCount(this.#restarting, totals.restarting, "restarting");
  }

  #counter(title: string): HTMLElement {
    const value = element("dd", {}, "–");
    this.element.append(element("div", { class: "card" }, element("dt", {}, title), value));
    return value;
  }
}

/** Shows a number of services; in the colour of their health, unless there are none. */
function showCount(counter: HTMLElement, count: number, health: Health): void {
  counter.textContent = number(count);
  counter.dataset.health = count === 0 ? "" : health;
}
