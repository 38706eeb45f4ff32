import { connectionWords, type Phase } from "../connection-words";

/** Says whether the page is connected. */
export function ConnectionBadge({ phase }: { phase: Phase }) {
  return (
    <span className="badge" role="status" aria-label="Connection" data-phase={phase}>
      {connectionWords[phase]}
    </span>
  );
}
