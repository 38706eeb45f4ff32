import { element } from "typewire-example-page/dom";
import { Chart } from "./chart";
import { SampleTable } from "./sample-table";
import { type MeasureName, measures } from "./samples";
import type { ServiceState } from "./service-feed";

/** The chart, what to show on it, and the same as a table. */
export class ChartCard {
  readonly element: HTMLElement;
  readonly #title = element("h2", { id: "chart-title" });
  readonly #chart: Chart;
  readonly #table = new SampleTable();
  readonly #choice: HTMLFieldSetElement;
  #measure: MeasureName = "requests";

  constructor(services: readonly string[], onMeasure: () => void) {
    this.#chart = new Chart(services);
    this.#choice = element("fieldset", { class: "measures" }, element("legend", {}, "Show"));
    for (const [name, { title }] of Object.entries(measures)) {
      this.#choice.append(this.#option(name as MeasureName, title, onMeasure));
    }
    this.element = element(
      "section",
      { class: "card", "aria-labelledby": "chart-title" },
      element("header", {}, this.#title, this.#choice),
      this.#chart.element,
      this.#table.element,
    );
  }

  show(states: readonly ServiceState[], front: ServiceState): void {
    const measure = measures[this.#measure];
    this.#title.textContent = `${front.service}: ${measure.words}`;
    this.#chart.show(states, front, measure);
    this.#table.show(front);
  }

  #option(name: MeasureName, title: string, onMeasure: () => void): HTMLLabelElement {
    const radio = element("input", { type: "radio", name: "measure", value: name });
    radio.checked = name === this.#measure;
    radio.onchange = () => {
      this.#measure = name;
      onMeasure();
    };
    return element("label", {}, radio, element("span", {}, title));
  }
}
