import { createConnection } from "@typewire/client";
import { ApiError } from "typewire-example-page/back-end";
import { byId, element } from "typewire-example-page/dom";
import { session, signIn } from "typewire-example-page/session";
import { showUsers } from "typewire-example-page/user-menu";
import { services } from "./api";
import { FleetView } from "./fleet-view";

const home = byId("dashboard", HTMLElement);
const current = await session();
showUsers(current.user === null ? await signIn("olga") : current);

try {
  // Where no WebSocket opens, each channel would be a stream of events of its own: more than a browser opens to a server.
  const view = new FleetView(await services(), createConnection({ transport: "websocket" }));
  home.replaceChildren(view.element);
} catch (error) {
  if (!(error instanceof ApiError)) {
    throw error;
  }
  showRefusal(error);
}

function showRefusal({ message }: ApiError): void {
  const enter = element("button", { class: "primary" }, "Be Olga, who does");
  enter.onclick = async () => {
    await signIn("olga");
    location.reload();
  };
  home.replaceChildren(
    element(
      "section",
      { class: "card" },
      element("h1", {}, "Fleet"),
      element("p", { class: "refusal", role: "alert" }, message),
      enter,
    ),
  );
}
