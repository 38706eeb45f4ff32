import { useEffect, useState } from "react";
import { minutes } from "./format";

/** How long a question still waits, as time and as a bar. */
export function Countdown({ from, to }: { from: string; to: string }) {
  const end = Date.parse(to);
  const left = Math.max(0, end - useNow());
  const share = left / (end - Date.parse(from));
  return (
    <span className="countdown" role="timer" aria-label="Time left" data-short={share < 0.25}>
      <span className="bar-left" style={{ inlineSize: `${100 * Math.min(1, share)}%` }} />
      {minutes(Math.ceil(left / 1000))}
    </span>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}
