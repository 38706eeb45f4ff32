import { useEffect, useState } from "react";
import { UserMenu } from "typewire-example-page/react/user-menu";
import type { Session } from "typewire-example-page/session";
import { type Chat, openChat } from "./api";
import { ChatLink } from "./chat-link";
import { ConversationView } from "./conversation-view";

/** The list of one's conversations, and the one that is open. */
export function App({ people, own, ideas }: { people: Session; own: readonly Chat[]; ideas: readonly string[] }) {
  const [chats, setChats] = useState(own);
  const [openId, open] = useOpenChat(own[0]?.id ?? "");

  const begin = async () => {
    const chat = await openChat();
    setChats((before) => [...before, chat]);
    open(chat.id);
  };

  return (
    <>
      <header className="bar">
        <p className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          Reading Room
        </p>
        <UserMenu {...people} />
      </header>
      <main className="columns rooms">
        <nav className="card" aria-labelledby="chats-title">
          <h2 id="chats-title">Conversations</h2>
          <ul className="chats">
            {chats.map((chat) => (
              <ChatLink key={chat.id} chatId={chat.id} isOpen={chat.id === openId} onOpen={() => open(chat.id)} />
            ))}
          </ul>
          <button type="button" onClick={() => void begin()}>
            New conversation
          </button>
        </nav>
        <ConversationView key={openId} chatId={openId} ideas={ideas} />
      </main>
    </>
  );
}

/** The conversation that the address names, so that a reload shows it again. */
function useOpenChat(first: string): [string, (chatId: string) => void] {
  const named = () => new URLSearchParams(location.search).get("chat") ?? first;
  const [openId, setOpenId] = useState(named);
  useEffect(() => {
    const follow = () => setOpenId(named());
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  });
  const open = (chatId: string) => {
    history.pushState(null, "", `/?chat=${encodeURIComponent(chatId)}`);
    setOpenId(chatId);
  };
  return [openId, open];
}
