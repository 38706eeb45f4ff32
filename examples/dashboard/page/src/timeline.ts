import type { AlignedData } from "uplot";
import type { Measure } from "./samples";
import type { ServiceState } from "./service-feed";

/**
 * The samples of all services on one scale: seconds since 1970, then a row of figures for each service. Ticks that nobody
 * has a sample of are there as well, without figures, so that a line breaks where samples are missing.
 */
export function timeline(states: readonly ServiceState[], measure: Measure): AlignedData {
  const times = timesOf(states);
  const ticks = [...times.keys()];
  const rows = states.map(({ samples }) => {
    const figures = new Map(samples.map((sample) => [sample.tick, measure.of(sample)]));
    return ticks.map((tick) => figures.get(tick) ?? null);
  });
  return [ticks.map((tick) => (times.get(tick) ?? 0) / 1000), ...rows];
}

/** When each tick was, from the first to the last that is known; one that nobody has a sample of is after the one before. */
function timesOf(states: readonly ServiceState[]): ReadonlyMap<number, number> {
  const known = new Map(states.flatMap(({ samples }) => samples.map(({ tick, ts }) => [tick, ts] as const)));
  const times = new Map<number, number>();
  const [first, last] = [Math.min(...known.keys()), Math.max(...known.keys())];
  let latest = 0;
  for (let tick = first; tick <= last; tick++) {
    latest = known.get(tick) ?? latest + 1;
    times.set(tick, latest);
  }
  return times;
}
