import { useRealtime } from "@typewire/client/react";
import { useMemo, useRef } from "react";
import { type Job, jobToken } from "./api";
import { count } from "./format";
import { JobHeading } from "./job-heading";
import { LogList } from "./log-list";
import { Toolbar } from "./toolbar";
import { jobChannel } from "./typewire/channels";
import { useFollow } from "./use-follow";
import { useShownRows } from "./use-shown-rows";

/** Follows one job: its last 200 lines first, then each line as it is written. */
export function JobView({ job }: { readonly job: Job }) {
  const { messages, state, runStatus, error } = useRealtime({
    channel: jobChannel({ jobId: job.id }),
    topics: ["line"],
    token: () => jobToken(job.id),
    historyLimit: null, // the page is for reading all of it
    bufferInterval: 100, // lines come a thousand a second; people read ten times a second at most
  });
  const lines = useMemo(() => messages.all.map(({ data }) => data), [messages.all]);
  const view = useShownRows(lines);
  const box = useRef<HTMLElement>(null);
  const follow = useFollow(box, view.rows, lines.length);

  if (error?.retry === "never") {
    return (
      <div className="refusal" role="alert">
        <strong>{error.code}</strong>
        {error.message}
      </div>
    );
  }
  return (
    <>
      <JobHeading job={job} lines={lines} runStatus={runStatus} phase={state.phase} />
      <Toolbar lines={lines} view={view} follow={follow} saveAs={`job-${job.id}.log`} />
      <div className="frame">
        <LogList box={box} rows={view.rows} pattern={view.pattern} stand={view.stand} />
        {!follow.isFollowing && (
          <button type="button" className="unseen" onClick={follow.resume}>
            {follow.unseen === 0 ? "Paused. Go to the end" : `${count(follow.unseen)} new lines. Go to the end`}
          </button>
        )}
      </div>
      <p className="spoken" role="status">
        {follow.isFollowing ? "Following the log." : "Paused. New lines are kept."}
      </p>
    </>
  );
}
