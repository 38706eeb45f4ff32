import { useState } from "react";
import { Countdown } from "./countdown";
import { money } from "./format";
import type { Prompt } from "./typewire/channels";

/** Gives an answer to a question. */
export type Answer = (prompt: Prompt, verdict: "approved" | "declined", note: string) => Promise<void>;

/** A job's question, and the answers that a person can give. */
export function WaitingCard({ prompt, onAnswer }: { prompt: Prompt; onAnswer: Answer }) {
  const [note, setNote] = useState("");
  const [isSending, setSending] = useState(false);
  const title = `refund-${prompt.refundId}`;

  const give = async (verdict: "approved" | "declined") => {
    setSending(true);
    await onAnswer(prompt, verdict, note);
    setSending(false);
  };

  return (
    <article className="prompt" aria-labelledby={title} data-waiting={prompt.refundId}>
      <h2 id={title}>
        Pay {money(prompt.amountInCents)} back to {prompt.customer}?
        <Countdown from={prompt.askedAt} to={prompt.expiresAt} />
      </h2>
      <p>“{prompt.reason}”</p>
      <form onSubmit={(event) => event.preventDefault()}>
        <label>
          A note, if you like
          <input value={note} onChange={({ target }) => setNote(target.value)} maxLength={200} autoComplete="off" />
        </label>
        <button className="primary" type="button" disabled={isSending} onClick={() => void give("approved")}>
          Approve
        </button>
        <button type="button" disabled={isSending} onClick={() => void give("declined")}>
          Decline
        </button>
      </form>
    </article>
  );
}
