import { ApiError } from "typewire-example-page/back-end";
import { byId, element } from "typewire-example-page/dom";
import { session, signIn } from "typewire-example-page/session";
import { showUsers } from "typewire-example-page/user-menu";
import { items, orders, placeOrder } from "./api";
import { money } from "./format";
import { OrderView } from "./order-view";

const home = byId("order", HTMLElement);
const form = byId("place", HTMLFormElement);
let view: OrderView | null = null;

window.onpopstate = showOrder;
form.onsubmit = async (submit) => {
  submit.preventDefault();
  const wish = new FormData(form);
  try {
    const order = await placeOrder({
      item: String(wish.get("item")),
      quantity: Number(wish.get("quantity")),
      mishap: String(wish.get("mishap")),
    });
    // The address names the order, so that a reload shows it again.
    history.pushState(null, "", `/?order=${order.id}`);
    showOrder();
    await showOwnOrders();
  } catch (error) {
    showProblem(error instanceof ApiError ? error.message : "The shop does not answer.");
  }
};

const current = await session();
showUsers(current.user === null ? await signIn("ada") : current);
await Promise.all([showItems(), showOwnOrders()]);
if (view === null) {
  showOrder(); // else one was placed meanwhile, and is followed already
}

function showOrder(): void {
  view?.close();
  view = null;
  const orderId = new URLSearchParams(location.search).get("order");
  if (orderId === null || orderId === "") {
    home.replaceChildren(element("p", { class: "empty" }, "Place an order, and watch it go through its steps here."));
  } else {
    view = new OrderView(home, orderId);
  }
  markCurrent();
}

function showProblem(message: string): void {
  form.querySelector(".refusal")?.remove();
  form.append(element("p", { class: "refusal", role: "alert" }, message));
}

async function showItems(): Promise<void> {
  const options = (await items()).map(({ id, title, priceInCents }) =>
    element("option", { value: id }, `${title}, ${money(priceInCents)}`),
  );
  byId("item", HTMLSelectElement).replaceChildren(...options);
}

async function showOwnOrders(): Promise<void> {
  const own = await orders();
  const list = byId("own", HTMLUListElement);
  if (own.length < list.children.length) {
    return; // orders only become more: this list was asked for earlier, and came later
  }
  const links = own.map(({ id, item, quantity }) =>
    element("li", {}, element("a", { href: `/?order=${id}` }, element("b", {}, id), ` ${quantity} × ${item}`)),
  );
  list.replaceChildren(...links);
  markCurrent();
}

function markCurrent(): void {
  for (const link of byId("own", HTMLUListElement).querySelectorAll("a")) {
    link.toggleAttribute("aria-current", link.search === location.search);
  }
}
