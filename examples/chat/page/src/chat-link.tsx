import { useRealtime } from "@typewire/client/react";
import type { MouseEvent } from "react";
import { followed, previewOf } from "./conversation";

/** A conversation in the list, with the latest of what is said in it. */
export function ChatLink({ chatId, isOpen, onOpen }: { chatId: string; isOpen: boolean; onOpen: () => void }) {
  const { title, latest, isAnswering } = useRealtime({
    ...followed(chatId),
    select: ({ messages }) => previewOf(messages.all),
  });

  const follow = (click: MouseEvent) => {
    if (!click.metaKey && !click.ctrlKey && !click.shiftKey) {
      click.preventDefault();
      onOpen();
    }
  };

  return (
    <li>
      <a href={`/?chat=${encodeURIComponent(chatId)}`} aria-current={isOpen ? "page" : undefined} onClick={follow}>
        <strong>{title}</strong>
        <span className="latest" data-answering={isAnswering}>
          {isAnswering && <span className="visually-hidden">Answering: </span>}
          <bdi>{latest}</bdi>
        </span>
      </a>
    </li>
  );
}
