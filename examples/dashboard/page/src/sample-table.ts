import { element } from "typewire-example-page/dom";
import { samples as countOf, number, time } from "./format";
import type { Hole } from "./samples";
import type { ServiceState } from "./service-feed";
import type { ServiceMetrics } from "./typewire/channels";

/** What the chart shows of the service in front as a table, the latest sample on top. It is filled while it is open. */
export class SampleTable {
  readonly #body = element("tbody");
  readonly element: HTMLDetailsElement;
  #latest: ServiceState | null = null;

  constructor() {
    const columns = ["Time", "Requests a second", "p95 in ms", "Errors in %", "Instances"];
    const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)));
    const table = element("table", {}, element("thead", {}, head), this.#body);
    this.element = element(
      "details",
      {},
      element("summary", {}, "The same as a table"),
      element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Samples" }, table),
    );
    this.element.ontoggle = () => this.#fill();
  }

  show(state: ServiceState): void {
    this.#latest = state;
    this.#fill();
  }

  #fill(): void {
    if (!this.element.open || this.#latest === null) {
      return;
    }
    const { samples, holes } = this.#latest;
    const rows = samples.flatMap((sample) => {
      const hole = holes.find(({ to }) => to + 1 === sample.tick);
      return hole === undefined ? [rowOf(sample)] : [missingRow(hole), rowOf(sample)];
    });
    this.#body.replaceChildren(...rows.reverse());
  }
}

function rowOf({ tick, ts, requestsPerSecond, p95Ms, errorPercent, instances }: ServiceMetrics): HTMLTableRowElement {
  const figures = [requestsPerSecond, p95Ms, errorPercent, instances];
  return element(
    "tr",
    { "data-tick": String(tick) },
    element("th", { scope: "row" }, time(ts)),
    ...figures.map((figure) => element("td", {}, number(figure))),
  );
}

function missingRow({ from, to }: Hole): HTMLTableRowElement {
  const cell = element("td", { colspan: "5" }, `${countOf(to - from + 1)} missing`);
  return element("tr", { class: "missing" }, cell);
}
