import { RealtimeError, type Token } from "@typewire/client";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly admin: boolean;
}

export interface Session {
  readonly user: User | null;
  readonly users: readonly User[];
}

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

/** The shop refused a request, and says why in a sentence for people. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, { code, message }: { code: string; message: string }) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const session = (): Promise<Session> => call("GET", "/api/session");
export const signIn = (user: string): Promise<Session> => call("POST", "/api/session", { user });
export const items = (): Promise<Item[]> => call("GET", "/api/items");
export const orders = (): Promise<Order[]> => call("GET", "/api/orders");
export const order = (id: string): Promise<Order> => call("GET", `/api/orders/${encodeURIComponent(id)}`);
export const placeOrder = (wish: { item: string; quantity: number; mishap: string }): Promise<Order> =>
  call("POST", "/api/orders", wish);

/** The right to follow one order: the shop gives it to the order's owner alone. */
export const orderToken = (id: string): Promise<Token> => token(`/api/orders/${encodeURIComponent(id)}/token`);

/** The right to follow every order: the shop keeps it for its own people. */
export const adminToken = (): Promise<Token> => token("/api/admin/token");

/** A refusal ends the subscription; any other trouble, such as a server that restarts, is tried again. */
async function token(path: string): Promise<Token> {
  try {
    return await call("GET", path);
  } catch (cause) {
    if (cause instanceof ApiError && cause.status < 500) {
      throw new RealtimeError({ code: cause.code, message: cause.message, retry: "never", cause });
    }
    throw cause;
  }
}

async function call<Answer>(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> {
  const content = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(path, { method, body: content, headers: { "Content-Type": "application/json" } });
  if (response.headers.get("Content-Type")?.startsWith("application/json") !== true) {
    throw new ApiError(response.status, { code: "NO_JSON", message: `The shop answered with ${response.status}.` });
  }
  const answer = await response.json();
  if (!response.ok) {
    throw new ApiError(response.status, answer);
  }
  return answer;
}
