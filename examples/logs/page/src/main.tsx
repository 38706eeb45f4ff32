import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { byId } from "typewire-example-page/dom";
import { App } from "./app";

createRoot(byId("page", HTMLElement)).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
