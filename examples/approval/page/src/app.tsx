import { useRealtime } from "@typewire/client/react";
import { useRef, useState } from "react";
import { ApiError } from "typewire-example-page/back-end";
import { ConnectionBadge } from "typewire-example-page/react/connection-badge";
import { UserMenu } from "typewire-example-page/react/user-menu";
import type { Session } from "typewire-example-page/session";
import { decide, refundsToken } from "./api";
import { DecidedList } from "./decided-list";
import { money } from "./format";
import { RefundForm } from "./refund-form";
import { refundsOf } from "./refunds";
import { refundsChannel } from "./typewire/channels";
import { type Answer, WaitingCard } from "./waiting-card";

/** The questions that wait, those that are answered, and a form that starts another job. */
export function App({ people }: { people: Session }) {
  const { messages, state, error } = useRealtime({
    channel: refundsChannel,
    topics: ["asked", "decided", "done"],
    token: refundsToken,
    historyLimit: null,
  });
  const refunds = refundsOf(messages.all);
  const waiting = refunds.filter(({ decision }) => decision === undefined);
  const decided = refunds.filter(({ decision }) => decision !== undefined).reverse();

  const heading = useRef<HTMLHeadingElement>(null);
  const [news, setNews] = useState("");

  const answer: Answer = async ({ refundId, amountInCents, customer }, verdict, note) => {
    const what = `${money(amountInCents)} to ${customer}`;
    try {
      await decide(refundId, verdict, note);
      setNews(`You ${verdict} ${what}.`);
    } catch (failure) {
      setNews(`${what}: ${failure instanceof ApiError ? failure.message : "The back end does not answer."}`);
    }
    heading.current?.focus(); // the card that had the focus is gone, or about to go
  };

  return (
    <>
      <header className="bar">
        <p className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          Refund Desk
        </p>
        <UserMenu {...people} />
      </header>
      <main className="columns">
        <RefundForm />
        <section className="card" aria-labelledby="waiting-title">
          <h1 id="waiting-title" ref={heading} tabIndex={-1}>
            Waiting for an answer
            <ConnectionBadge phase={state.phase} />
          </h1>
          <p className="facts" role="status" aria-label="News">
            {news}
          </p>
          {state.phase === "closed" && error !== null && (
            <p className="refusal" role="alert">
              {error.message}
            </p>
          )}
          {waiting.map(({ prompt }) => (
            <WaitingCard key={prompt.refundId} prompt={prompt} onAnswer={answer} />
          ))}
          {waiting.length === 0 && state.phase === "open" && <p className="empty">No job waits for you.</p>}
          <h2 id="decided-title">Decided</h2>
          <DecidedList refunds={decided} />
        </section>
      </main>
    </>
  );
}
