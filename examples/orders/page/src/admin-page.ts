import { type RealtimeError, subscribe } from "@typewire/client";
import { adminToken, session, signIn } from "./api";
import { Board } from "./board";
import { byId, element } from "./dom";
import { adminChannel } from "./typewire/channels";
import { showUsers } from "./user-menu";

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
