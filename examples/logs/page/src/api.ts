import type { Token } from "@typewire/client";
import { call, token } from "typewire-example-page/back-end";

export interface Job {
  readonly id: string;
  /** How many lines it writes in all. */
  readonly lines: number;
  readonly linesPerSecond: number;
  /** When it was started, in milliseconds since 1970. */
  readonly startedAt: number;
}

export const jobs = (): Promise<Job[]> => call("GET", "/api/jobs");
export const startJob = (linesPerSecond: number): Promise<Job> => call("POST", "/api/jobs", { linesPerSecond });

/** The right to follow one job. */
export const jobToken = (id: string): Promise<Token> => token(`/api/jobs/${encodeURIComponent(id)}/token`);
