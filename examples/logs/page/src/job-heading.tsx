import type { UseRealtimeRunStatus } from "@typewire/client/react";
import type { Phase } from "typewire-example-page/connection-words";
import { ConnectionBadge } from "typewire-example-page/react/connection-badge";
import type { Job } from "./api";
import { count } from "./format";
import { lost } from "./rows";
import type { LogLine } from "./typewire/channels";

interface Props {
  readonly job: Job;
  readonly lines: readonly LogLine[];
  readonly runStatus: UseRealtimeRunStatus;
  readonly phase: Phase;
}

/** How far the job is, whether the page is connected, and whether it misses something. */
export function JobHeading({ job, lines, runStatus, phase }: Props) {
  const written = lines.at(-1)?.number ?? 0;
  const missing = lost(lines);
  const isOver = runStatus === "completed";
  return (
    <>
      <h1>
        Job {job.id}
        <span className="pill" role="status" aria-label="Job" data-status={isOver ? "complete" : "running"}>
          {isOver ? "complete" : "running"}
        </span>
        {!isOver && <ConnectionBadge phase={phase} />}
      </h1>
      <div className="how-far">
        <progress value={written} max={job.lines} aria-label="Lines written" />
        <p>
          <b className="written">{count(written)}</b> of {count(job.lines)} lines
        </p>
        <a href={`/api/jobs/${job.id}/log`}>The whole log</a>
        {missing > 0 && (
          <p className="lost" role="alert">
            {count(missing)} {missing === 1 ? "line is" : "lines are"} missing here
          </p>
        )}
      </div>
    </>
  );
}
