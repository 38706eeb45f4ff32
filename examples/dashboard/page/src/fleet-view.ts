import { type Connection, createStore } from "@typewire/client";
import { element } from "typewire-example-page/dom";
import { fleetToken } from "./api";
import { ChartCard } from "./chart-card";
import { ConnectionLine } from "./connection-line";
import { EventList } from "./event-list";
import { outageForm } from "./outage-form";
import { ServiceCard } from "./service-card";
import { ServiceFeed, type ServiceState } from "./service-feed";
import { Totals } from "./totals";
import { fleetChannel } from "./typewire/channels";

/** Follows every service and the fleet, over one connection, and shows them. */
export class FleetView {
  readonly element: HTMLElement;
  readonly #totals = new Totals();
  readonly #events = new EventList();
  readonly #problem = element("p", { class: "refusal", role: "alert", hidden: "" });
  readonly #chart: ChartCard;
  readonly #cards = new Map<string, ServiceCard>();
  readonly #states = new Map<string, ServiceState>();
  #front: string;
  #isDue = false;

  constructor(services: readonly string[], connection: Connection) {
    const line = new ConnectionLine(connection, services.length + 1);
    const onProblem = (problem: unknown) => this.#tell(problem);
    this.#front = services[0] ?? "";
    this.#chart = new ChartCard(services, () => this.#redraw());
    for (const service of services) {
      this.#states.set(service, { service, samples: [], incidents: [], holes: [] });
      this.#cards.set(service, new ServiceCard(service, () => this.#putInFront(service), onProblem));
    }
    const cards = [...this.#cards.values()].map((card) => card.element);
    this.element = element(
      "div",
      { class: "fleet" },
      element("header", {}, element("h1", {}, "Fleet", line.badge.element), line.element, outageForm(onProblem)),
      this.#problem,
      this.#totals.element,
      element("div", { class: "middle" }, this.#chart.element, this.#events.element),
      element("h2", {}, "Services"),
      element("ul", { class: "services" }, ...cards),
    );
    this.#putInFront(this.#front);
    this.#followFleet(connection);
    for (const service of services) {
      new ServiceFeed(service, connection).onChange((state) => this.#showService(state));
    }
    connection.onStateChange(({ phase }) => this.element.classList.toggle("stale", phase !== "open"));
  }

  #followFleet(connection: Connection): void {
    const store = createStore({
      channel: fleetChannel,
      topics: ["totals", "notice"],
      token: fleetToken,
      connection,
    });
    store.subscribe(() => {
      const { messages, error } = store.getSnapshot();
      const { byTopic, all } = messages;
      if (error?.retry === "never") {
        this.#tell(error); // such as an admin who is none any more
      }
      if (byTopic.totals !== undefined) {
        this.#totals.show(byTopic.totals.data);
      }
      for (const message of all) {
        if (message.topic === "notice") {
          this.#events.showNotice(message.data);
        }
      }
    });
  }

  #showService(state: ServiceState): void {
    this.#states.set(state.service, state);
    this.#cards.get(state.service)?.show(state);
    this.#events.showService(state);
    this.#redraw();
  }

  #putInFront(service: string): void {
    this.#cards.get(this.#front)?.setInFront(false);
    this.#cards.get(service)?.setInFront(true);
    this.#front = service;
    this.#redraw();
  }

  /** Draws the chart once, however many services have something new before the next frame. */
  #redraw(): void {
    if (this.#isDue) {
      return;
    }
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      const front = this.#states.get(this.#front);
      if (front !== undefined) {
        this.#chart.show([...this.#states.values()], front);
      }
    });
  }

  #tell(problem: unknown): void {
    this.#problem.textContent = problem instanceof Error ? problem.message : String(problem);
    this.#problem.hidden = false;
  }
}
