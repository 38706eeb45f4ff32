import type { Token } from "@typewire/client";
import { call, token } from "typewire-example-page/back-end";

export interface Item {
  readonly id: string;
  readonly title: string;
  readonly priceInCents: number;
}

export interface Order {
  readonly id: string;
  readonly item: string;
  readonly quantity: number;
  readonly amountInCents: number;
  readonly placedAt: number;
}

export const items = (): Promise<Item[]> => call("GET", "/api/items");
export const orders = (): Promise<Order[]> => call("GET", "/api/orders");
export const order = (id: string): Promise<Order> => call("GET", `/api/orders/${encodeURIComponent(id)}`);
export const placeOrder = (wish: { item: string; quantity: number; mishap: string }): Promise<Order> =>
  call("POST", "/api/orders", wish);

/** The right to follow one order: the shop gives it to the order's owner alone. */
export const orderToken = (id: string): Promise<Token> => token(`/api/orders/${encodeURIComponent(id)}/token`);

/** The right to follow every order: the shop keeps it for its own people. */
export const adminToken = (): Promise<Token> => token("/api/admin/token");
