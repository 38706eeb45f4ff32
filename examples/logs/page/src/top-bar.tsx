import type { FormEvent } from "react";
import type { Job } from "./api";

interface Props {
  readonly jobs: readonly Job[];
  readonly jobId: string | null;
  readonly onJob: (id: string) => void;
  readonly onStart: (linesPerSecond: number) => void;
}

const paces = [50, 200, 1_000, 5_000];

/** The jobs to choose from, and a form that starts another. */
export function TopBar({ jobs, jobId, onJob, onStart }: Props) {
  const start = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onStart(Number(new FormData(event.currentTarget).get("pace")));
  };
  return (
    <header className="bar">
      <p className="brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        Night Build
      </p>
      {jobs.length > 0 && (
        <label>
          Job{" "}
          <select value={jobId ?? ""} onChange={(event) => onJob(event.target.value)}>
            {jobId === null && <option value="">choose</option>}
            {jobs.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
      )}
      <form className="start" onSubmit={start}>
        <label>
          Lines a second{" "}
          <select name="pace" defaultValue={200}>
            {paces.map((pace) => (
              <option key={pace} value={pace}>
                {pace.toLocaleString("en")}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="primary">
          Start a job
        </button>
      </form>
    </header>
  );
}
