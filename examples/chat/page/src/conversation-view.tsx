import { useRealtime } from "@typewire/client/react";
import { ConnectionBadge } from "typewire-example-page/react/connection-badge";
import { Composer } from "./composer";
import { type Entry, entriesOf, followed, isUnanswered } from "./conversation";
import { EntryView } from "./entry-view";

/** One conversation: what was said, what is being said, and the field for the next question. */
export function ConversationView({ chatId, ideas }: { chatId: string; ideas: readonly string[] }) {
  const { messages, state, error } = useRealtime(followed(chatId));
  const entries = entriesOf(messages.all);
  const isAnswering = isUnanswered(entries.at(-1));

  return (
    <section className="card conversation" aria-label="Conversation">
      <h1>
        <span className="title">{entries[0]?.text ?? "Ask the agent"}</span>
        <ConnectionBadge phase={state.phase} />
      </h1>
      {state.phase === "closed" && error !== null ? (
        <p className="refusal" role="alert">
          {error.message}
        </p>
      ) : (
        <>
          {/* Its end stays in sight while it grows: see the style sheet. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll what has the focus */}
          <div className="said" role="log" aria-label="What was said" aria-busy={isAnswering} tabIndex={0}>
            <ol>
              {entries.map((entry) => (
                <EntryView key={entry.id} entry={entry} />
              ))}
            </ol>
          </div>
          <p className="visually-hidden" role="status">
            {news(entries.at(-1))}
          </p>
          <Composer chatId={chatId} isAnswering={isAnswering} ideas={entries.length === 0 ? ideas : []} />
        </>
      )}
    </section>
  );
}

/** For those who listen: a token at a time would be too much. */
function news(last: Entry | undefined): string {
  if (last === undefined) {
    return "";
  }
  if (isUnanswered(last)) {
    return "The agent is answering.";
  }
  return last.by === "agent" && last.ending === "whole" ? "The answer is complete." : "The answer was stopped.";
}
