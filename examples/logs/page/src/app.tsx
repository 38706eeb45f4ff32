import { useCallback, useEffect, useState } from "react";
import { type Job, jobs, startJob } from "./api";
import { JobView } from "./job-view";
import { TopBar } from "./top-bar";

/** The page: the jobs, and the log of the one that the address names. */
export function App() {
  const [known, setKnown] = useState<readonly Job[] | null>(null);
  const jobId = useJobId();

  // Jobs only become more, and the list that was asked for first may come last.
  const learn = useCallback(
    (list: readonly Job[]) => setKnown((before) => ((before?.length ?? 0) > list.length ? before : list)),
    [],
  );

  useEffect(() => {
    jobs().then(learn);
  }, [learn]);

  const start = async (linesPerSecond: number) => {
    const job = await startJob(linesPerSecond);
    learn(await jobs());
    showJob(job.id);
  };

  const job = known?.find(({ id }) => id === jobId);
  return (
    <>
      <TopBar jobs={known ?? []} jobId={jobId} onJob={showJob} onStart={start} />
      <main className="card">
        {job !== undefined && <JobView key={job.id} job={job} />}
        {job === undefined && known !== null && <Nothing jobId={jobId} />}
      </main>
    </>
  );
}

function Nothing({ jobId }: { readonly jobId: string | null }) {
  return jobId === null ? (
    <p className="empty">Start a job, and follow its log here.</p>
  ) : (
    <p className="refusal" role="alert">
      There is no job {jobId} on this server.
    </p>
  );
}

/** The job that the address names, so that a reload shows it again. */
function useJobId(): string | null {
  const [jobId, setJobId] = useState(named);
  useEffect(() => {
    const onPopState = () => setJobId(named());
    window.addEventListener("popstate", onPopState);
    return () => window.removeEventListener("popstate", onPopState);
  }, []);
  return jobId;
}

const named = () => new URLSearchParams(location.search).get("job");

function showJob(id: string): void {
  history.pushState(null, "", `/?job=${encodeURIComponent(id)}`);
  window.dispatchEvent(new PopStateEvent("popstate"));
}
