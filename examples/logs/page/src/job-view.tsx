import { useRealtime } from "@typewire/client/react";
import { useMemo, useRef, useState } from "react";
import type { Job } from "./api";
import { jobToken } from "./api";
import { download } from "./download";
import { count } from "./format";
import { JobHeading } from "./job-heading";
import { LevelFilter, levels } from "./level-filter";
import { LogList } from "./log-list";
import { countLevels, rowsOf } from "./rows";
import { matchesIn, patternOf } from "./search";
import { SearchBox } from "./search-box";
import { jobChannel, type LogLevel } from "./typewire/channels";
import { useFollow } from "./use-follow";

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
  const counts = useMemo(() => countLevels(lines), [lines]);

  const [shown, setShown] = useState<ReadonlySet<LogLevel>>(new Set(levels));
  const [words, setWords] = useState("");
  const [onlyMatches, setOnlyMatches] = useState(false);
  const [stand, setStand] = useState<{ readonly line: number } | null>(null);
  const pattern = useMemo(() => patternOf(words), [words]);
  const rows = useMemo(
    () => rowsOf(lines, ({ level, text }) => shown.has(level) && (!onlyMatches || (pattern?.test(text) ?? true))),
    [lines, shown, onlyMatches, pattern],
  );
  const matches = useMemo(() => matchesIn(rows, pattern), [rows, pattern]);

  const box = useRef<HTMLElement>(null);
  const follow = useFollow(box, rows, lines.length);

  const onWords = (next: string) => {
    setWords(next);
    setStand(null);
  };
  const onStand = (line: number) => {
    follow.pause();
    setStand({ line });
  };
  const onOnlyMatches = (checked: boolean) => {
    setOnlyMatches(checked);
    setStand(stand && { ...stand });
  };
  const saveAs = `job-${job.id}.log`;

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
      <div className="toolbar">
        <SearchBox words={words} onWords={onWords} matches={matches} stand={stand?.line ?? null} onStand={onStand} />
        <label className="check">
          <input type="checkbox" checked={onlyMatches} onChange={(event) => onOnlyMatches(event.target.checked)} />
          Only matches
        </label>
        <LevelFilter counts={counts} shown={shown} onShown={setShown} />
        <button type="button" onClick={() => download(saveAs, lines)} disabled={lines.length === 0}>
          Save
        </button>
        <button type="button" className="follow" onClick={follow.isFollowing ? follow.pause : follow.resume}>
          {follow.isFollowing ? "Pause" : "Follow"}
        </button>
      </div>
      <div className="frame">
        <LogList box={box} rows={rows} pattern={pattern} stand={stand} />
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
