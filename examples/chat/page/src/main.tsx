import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { session, signIn } from "typewire-example-page/session";
import { chats, openChat, suggestions } from "./api";
import { App } from "./app";

const current = await session();
const people = current.user === null ? await signIn("ada") : current;
const [own, ideas] = await Promise.all([chats(), suggestions()]);
const begun = own.length === 0 ? [await openChat()] : own;

createRoot(document.body).render(
  <StrictMode>
    <App people={people} own={begun} ideas={ideas} />
  </StrictMode>,
);
