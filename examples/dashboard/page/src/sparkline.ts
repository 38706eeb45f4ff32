import type { ServiceMetrics } from "./typewire/channels";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, SAMPLES] = [120, 30, 60];

/** The latest requests as a line, without numbers; broken where samples are missing. */
export class Sparkline {
  readonly element = document.createElementNS(SVG, "svg");
  readonly #path = document.createElementNS(SVG, "path");

  constructor() {
    this.element.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    this.element.setAttribute("aria-hidden", "true");
    this.element.classList.add("sparkline");
    this.element.append(this.#path);
  }

  show(samples: readonly ServiceMetrics[]): void {
    const last = samples.at(-1)?.tick ?? 0;
    const shown = samples.filter(({ tick }) => tick > last - SAMPLES);
    const highest = Math.max(1, ...shown.map(({ requestsPerSecond }) => requestsPerSecond));
    let previous = Number.NaN;
    const steps = shown.map(({ tick, requestsPerSecond }) => {
      const pen = tick === previous + 1 ? "L" : "M";
      previous = tick;
      const x = ((tick - last + SAMPLES - 1) / (SAMPLES - 1)) * WIDTH;
      const y = HEIGHT - 2 - (requestsPerSecond / highest) * (HEIGHT - 4);
      return `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    });
    this.#path.setAttribute("d", steps.join(""));
  }
}
