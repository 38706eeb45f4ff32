import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { session, signIn } from "typewire-example-page/session";
import { App } from "./app";

const current = await session();
const people = current.user === null ? await signIn("ada") : current;

createRoot(document.body).render(
  <StrictMode>
    <App people={people} />
  </StrictMode>,
);
