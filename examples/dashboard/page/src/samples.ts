import type { ServiceMetrics } from "./typewire/channels";

/** Samples that are missing between two others. */
export interface Hole {
  /** The ticks of the first and the last sample that is missing. */
  readonly from: number;
  readonly to: number;
  /** When the samples around the hole were taken, in milliseconds since 1970. */
  readonly after: number;
  readonly before: number;
}

/** The holes in a service's samples, which are in the order of their ticks. */
export function holesIn(samples: readonly ServiceMetrics[]): readonly Hole[] {
  const holes: Hole[] = [];
  for (const [index, { tick, ts }] of samples.entries()) {
    const before = samples[index - 1];
    if (before !== undefined && tick > before.tick + 1) {
      holes.push({ from: before.tick + 1, to: tick - 1, after: before.ts, before: ts });
    }
  }
  return holes;
}

export const missingIn = (holes: readonly Hole[]): number =>
  holes.reduce((missing, { from, to }) => missing + to - from + 1, 0);

/** A figure of a sample that can be shown over time. */
export interface Measure {
  readonly title: string;
  /** The title and the unit, within a sentence. */
  readonly words: string;
  readonly unit: string;
  readonly of: (sample: ServiceMetrics) => number;
}

export const measures = {
  requests: { title: "Requests", words: "requests a second", unit: "/s", of: (sample) => sample.requestsPerSecond },
  latency: { title: "Latency", words: "latency, p95 in ms", unit: "ms", of: (sample) => sample.p95Ms },
  errors: { title: "Errors", words: "errors in %", unit: "%", of: (sample) => sample.errorPercent },
} satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
