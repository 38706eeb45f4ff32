import { type FormEvent, useState } from "react";
import { ApiError } from "typewire-example-page/back-end";
import { openRefund } from "./api";

/** Stands for a customer who wants money back. */
export function RefundForm() {
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wish = new FormData(event.currentTarget);
    try {
      await openRefund({
        customer: String(wish.get("customer")),
        amountInCents: Math.round(100 * Number(wish.get("amount"))),
        reason: String(wish.get("reason")),
      });
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : "The back end does not answer.");
    }
  };

  return (
    <section className="card" aria-labelledby="form-title">
      <h2 id="form-title">Start a refund</h2>
      <p className="hint">Its job asks Ada and Grace, and stops until one of them has answered.</p>
      <form onSubmit={(event) => void submit(event)}>
        <div className="pair">
          <label>
            Customer
            <select name="customer">
              <option>Lin</option>
              <option>Noor</option>
              <option>Sam</option>
            </select>
          </label>
          <label>
            Euros
            <input name="amount" type="number" min="0.01" max="1000" step="0.01" defaultValue="48" required />
          </label>
        </div>
        <label>
          Reason
          <select name="reason">
            <option>The lamp came broken</option>
            <option>It came twice</option>
            <option>It never came</option>
          </select>
        </label>
        {problem !== null && (
          <p className="refusal" role="alert">
            {problem}
          </p>
        )}
        <button className="primary" type="submit">
          Start
        </button>
      </form>
    </section>
  );
}
