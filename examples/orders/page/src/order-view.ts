import { type RealtimeError, type Subscription, subscribe } from "@typewire/client";
import { ConnectionBadge } from "typewire-example-page/connection-badge";
import { element } from "typewire-example-page/dom";
import { order, orderToken } from "./api";
import { money, title } from "./format";
import { Timeline } from "./timeline";
import { type OrderStep, orderChannel } from "./typewire/channels";

/** Follows one order, from its first step on. */
export class OrderView {
  readonly #badge = new ConnectionBadge();
  readonly #facts = element("p", { class: "facts" });
  readonly #news = element("p", { class: "news", role: "status" }, "Waiting for the first step.");
  readonly #timeline = new Timeline();
  readonly #subscription: Subscription<unknown>;

  constructor(
    private readonly home: HTMLElement,
    private readonly orderId: string,
  ) {
    const heading = element("h1", {}, `Order ${orderId}`, this.#badge.element);
    home.replaceChildren(heading, this.#facts, this.#news, this.#timeline.element);
    this.#subscription = subscribe({
      channel: orderChannel({ orderId }),
      topics: ["step"],
      token: () => orderToken(orderId),
      onMessage: ({ id, data }) => {
        this.#timeline.add(id, data);
        this.#news.textContent = sentence(data);
      },
      onStateChange: (state) => this.#badge.show(state),
      onError: (error) => this.#tell(error),
    });
    this.#subscription.ready.then(() => this.#showFacts()).catch(() => {}); // a refusal is for onError to tell, and the steps do without the facts
  }

  close(): void {
    this.#subscription.close();
  }

  async #showFacts(): Promise<void> {
    const { item, quantity, amountInCents } = await order(this.orderId);
    this.#facts.textContent = `${quantity} × ${item}, ${money(amountInCents)}`;
  }

  #tell(error: RealtimeError): void {
    if (this.#subscription.state.phase !== "closed") {
      this.#news.textContent = error.message;
      return;
    }
    this.home.replaceChildren(
      element("h1", {}, `Order ${this.orderId}`),
      element("div", { class: "refusal", role: "alert" }, element("strong", {}, error.code), error.message),
      element("p", {}, element("a", { href: "/" }, "Back to your orders")),
    );
  }
}

function sentence({ name, status, output }: OrderStep): string {
  if (status === "failed") {
    return output?.retry === true
      ? `${title(name)} failed. Trying again.`
      : `${title(name)} failed. The order ends here.`;
  }
  if (status === "running") {
    return `${title(name)} is running.`;
  }
  return name === "ship" ? "Your order is on its way." : `${title(name)} is complete.`;
}
