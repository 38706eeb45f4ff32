import type { Entry } from "./conversation";
import type { Ending } from "./typewire/channels";

const notes: Readonly<Record<Exclude<Ending, "whole">, string>> = {
  stopped: "Stopped before the end",
  failed: "The model failed before the end",
};

/** A question, or an answer as far as it has come. */
export function EntryView({ entry }: { entry: Entry }) {
  if (entry.by === "person") {
    return (
      <li className="question">
        <span className="visually-hidden">You asked: </span>
        {entry.text}
      </li>
    );
  }
  const { id, text, ending, source } = entry;
  return (
    <li className="answer" data-answer={id} data-ending={ending}>
      <span className="visually-hidden">The agent answered: </span>
      <div className="text">{text}</div>
      {(source !== undefined || ending === "stopped" || ending === "failed") && (
        <footer>
          {(ending === "stopped" || ending === "failed") && <span className="pill">{notes[ending]}</span>}
          {source !== undefined && <cite>{source}</cite>}
        </footer>
      )}
    </li>
  );
}
