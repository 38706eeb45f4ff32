import { element } from "typewire-example-page/dom";
import "./language";
import uPlot from "uplot";
import { samples as countOf, number, time } from "./format";
import { ink } from "./ink";
import { type Hole, type Measure, missingIn } from "./samples";
import type { ServiceState } from "./service-feed";
import { timeline } from "./timeline";

const HEIGHT = 240; // pixels

/** The lines of all services, one of them in front, hatched where it lacks samples. In words as well, for who sees none. */
export class Chart {
  readonly element = element("div", { class: "chart", role: "img" });
  readonly #plot: uPlot;

  constructor(services: readonly string[]) {
    const series = [{}, ...services.map(() => line("--behind", 1.5)), line("--accent", 2.5)];
    this.#plot = new uPlot({ ...looks, width: 600, height: HEIGHT, series }, [[]], this.element);
    new ResizeObserver(([box]) => {
      this.#plot.setSize({ width: box?.contentRect.width ?? 0, height: HEIGHT });
    }).observe(this.element);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#plot.redraw());
  }

  show(states: readonly ServiceState[], front: ServiceState, measure: Measure): void {
    this.#plot.setData(timeline([...states, front], measure));
    for (const band of this.#plot.over.querySelectorAll(".hole")) {
      band.remove();
    }
    this.#plot.over.append(...front.holes.map((hole) => this.#band(hole)));
    this.element.setAttribute("aria-label", inWords(front, measure));
  }

  #band({ from, to, after, before }: Hole): HTMLElement {
    const left = Math.max(0, this.#plot.valToPos(after / 1000, "x"));
    const right = this.#plot.valToPos(before / 1000, "x");
    const words = `${countOf(to - from + 1)} missing`;
    const band = element("div", { class: "hole", "data-missing": `${from}-${to}` }, element("span", {}, words));
    band.style.left = `${left}px`;
    band.style.width = `${Math.max(2, right - left)}px`;
    return band;
  }
}

function line(colour: `--${string}`, width: number): uPlot.Series {
  return { stroke: () => ink(colour), width, points: { show: false } };
}

function axis(): uPlot.Axis {
  const stroke = () => ink("--faint");
  const grid = { stroke: () => ink("--line"), width: 1 };
  return { stroke, grid, ticks: grid, font: "12px system-ui, 'Open Sans', sans-serif" };
}

const looks = {
  legend: { show: false },
  cursor: { show: false },
  scales: { y: { range: (_plot: uPlot, _min: number, max: number): [number, number] => [0, max * 1.08 || 1] } },
  axes: [
    {
      ...axis(),
      size: 32,
      space: 90,
      values: (_plot: uPlot, seconds: number[]) => seconds.map((each) => time(each * 1000)),
    },
    { ...axis(), size: 56, values: (_plot: uPlot, figures: number[]) => figures.map(number) },
  ],
};

/** `Requests of checkout over 2 minutes: now 420 /s, between 310 and 540 /s. 12 samples are missing.` */
function inWords({ service, samples, holes }: ServiceState, { title, unit, of }: Measure): string {
  const figures = samples.map(of);
  if (figures.length === 0) {
    return `${title} of ${service}: no samples yet.`;
  }
  const range = `between ${number(Math.min(...figures))} and ${number(Math.max(...figures))} ${unit}`;
  const missing = missingIn(holes);
  return `${title} of ${service}: now ${number(figures.at(-1) ?? 0)} ${unit}, ${range} in the last ${countOf(figures.length)}.${
    missing === 0 ? "" : ` ${countOf(missing)} missing.`
  }`;
}
