import { type FormEvent, useRef, useState } from "react";
import { ApiError } from "typewire-example-page/back-end";
import { ask, stop } from "./api";

/** The field for a question; while it is being answered, the button stops the answer. */
export function Composer({
  chatId,
  isAnswering,
  ideas,
}: {
  chatId: string;
  isAnswering: boolean;
  ideas: readonly string[];
}) {
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const run = async (action: Promise<unknown>) => {
    try {
      setProblem(null);
      await action;
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : "The back end does not answer.");
    }
    field.current?.focus();
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isAnswering) {
      void run(stop(chatId));
    } else {
      void run(ask(chatId, String(new FormData(event.currentTarget).get("question"))));
      event.currentTarget.reset();
    }
  };

  return (
    <form className="composer" onSubmit={submit}>
      {ideas.length > 0 && (
        <div className="ideas">
          {ideas.map((idea) => (
            <button key={idea} type="button" onClick={() => void run(ask(chatId, idea))}>
              {idea}
            </button>
          ))}
        </div>
      )}
      {problem !== null && (
        <p className="refusal" role="alert">
          {problem}
        </p>
      )}
      <label className="visually-hidden" htmlFor="question">
        Your question
      </label>
      <input
        ref={field}
        id="question"
        name="question"
        placeholder="Ask about Alice, the sea, the woods or nature"
        autoComplete="off"
        maxLength={500}
        required={!isAnswering}
      />
      <button className={isAnswering ? "stop" : "primary"} type="submit">
        {isAnswering ? "Stop" : "Ask"}
      </button>
    </form>
  );
}
