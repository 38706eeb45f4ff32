import { money, time } from "./format";
import { type Refund, verdictOf } from "./refunds";

const statuses = { approved: "complete", declined: "failed", expired: "waiting" } as const;

/** The questions that have their answer, the latest first. */
export function DecidedList({ refunds }: { refunds: readonly Refund[] }) {
  if (refunds.length === 0) {
    return <p className="facts none">Nothing yet.</p>;
  }
  return (
    <ol className="decided" aria-labelledby="decided-title">
      {refunds.map(({ prompt, decision, outcome }) => {
        if (decision === undefined) {
          return null;
        }
        const { verdict, note, at } = decision;
        return (
          <li key={prompt.refundId} data-decided={prompt.refundId} data-status={statuses[verdict]}>
            <span className="pill">{verdict}</span>
            <b>
              {money(prompt.amountInCents)} to {prompt.customer}
            </b>
            <time dateTime={at}>{time(at)}</time>
            <span className="how">
              {verdictOf(decision)}
              {note !== undefined && `: “${note}”`}. {outcome}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
