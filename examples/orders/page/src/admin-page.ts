import { type RealtimeError, subscribe } from "@typewire/client";
import { byId, element } from "typewire-example-page/dom";
import { session, signIn } from "typewire-example-page/session";
import { showUsers } from "typewire-example-page/user-menu";
import { adminToken } from "./api";
import { Board } from "./board";
import { adminChannel } from "./typewire/channels";

const home = byId("board", HTMLElement);
const board = new Board();

showUsers(await session());
home.replaceChildren(board.element);

const subscription = subscribe({
  channel: adminChannel,
  topics: ["order"],
  token: adminToken,
  onMessage: ({ data }) => board.add(data),
  onStateChange: (state) => board.badge.show(state),
  onError: (error) => {
    if (subscription.state.phase === "closed") {
      showRefusal(error);
    } else {
      console.warn(error.message);
    }
  },
});

function showRefusal(error: RealtimeError): void {
  const enter = element("button", { class: "primary" }, "Be the shop");
  enter.onclick = async () => {
    await signIn("shop");
    location.reload();
  };
  home.replaceChildren(
    element("h1", {}, "All orders"),
    element("div", { class: "refusal", role: "alert" }, error.message),
    enter,
  );
}
