import { element } from "typewire-example-page/dom";
import { restart } from "./api";
import { samples as countOf, number } from "./format";
import { missingIn } from "./samples";
import type { ServiceState } from "./service-feed";
import { Sparkline } from "./sparkline";
import type { Health } from "./typewire/channels";

/** How one service does, at a glance. */
export class ServiceCard {
  readonly element: HTMLElement;
  readonly #name: HTMLButtonElement;
  readonly #health = element("span", { class: "pill" }, "unknown");
  readonly #requests = element("b", {}, "–");
  readonly #others = element("p", { class: "others" });
  readonly #missing = element("p", { class: "missing" });
  readonly #restart = element("button", { type: "button" }, "Restart");
  readonly #line = new Sparkline();

  constructor(service: string, onChoose: () => void, onProblem: (problem: unknown) => void) {
    this.#name = element("button", { type: "button", class: "name", "aria-pressed": "false" }, service);
    this.#name.onclick = onChoose;
    this.#restart.setAttribute("aria-label", `Restart ${service}`);
    this.#restart.onclick = () => restart(service).catch(onProblem);
    this.element = element(
      "li",
      { class: "card service", "data-service": service },
      element("h3", {}, this.#name, this.#health),
      element("div", { class: "figure" }, element("p", {}, this.#requests, " /s"), this.#line.element),
      element("div", { class: "foot" }, this.#others, this.#restart),
      this.#missing,
    );
  }

  /** Says whether the chart has this service in front. */
  setInFront(isInFront: boolean): void {
    this.#name.setAttribute("aria-pressed", String(isInFront));
  }

  show({ samples, holes }: ServiceState): void {
    const latest = samples.at(-1);
    if (latest !== undefined) {
      this.#showHealth(latest.health);
      this.element.dataset.tick = String(latest.tick);
      this.#requests.textContent = number(latest.requestsPerSecond);
      this.#others.textContent = `p95 ${number(latest.p95Ms)} ms · ${number(latest.errorPercent)} % errors`;
    }
    this.#line.show(samples);
    const missing = missingIn(holes);
    this.#missing.textContent = missing === 0 ? "" : `${countOf(missing)} missing`;
  }

  #showHealth(health: Health): void {
    this.element.dataset.health = health;
    this.#health.textContent = health;
    this.#restart.disabled = health === "restarting";
  }
}
