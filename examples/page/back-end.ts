import { RealtimeError, type Token } from "@typewire/client";

/** The back end refused a request, and says why in a sentence for people. */
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

/** Asks for a token. A refusal ends the subscription; any other trouble, such as a restart, is tried again. */
export async function token(path: string): Promise<Token> {
  try {
    return await call("GET", path);
  } catch (cause) {
    if (cause instanceof ApiError && cause.status < 500) {
      throw new RealtimeError({ code: cause.code, message: cause.message, retry: "never", cause });
    }
    throw cause;
  }
}

/** Calls one of the back end's own addresses, with JSON both ways. */
export async function call<Answer>(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> {
  const content = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(path, { method, body: content, headers: { "Content-Type": "application/json" } });
  if (response.headers.get("Content-Type")?.startsWith("application/json") !== true) {
    throw new ApiError(response.status, {
      code: "NO_JSON",
      message: `The back end answered with ${response.status}.`,
    });
  }
  const answer = await response.json();
  if (!response.ok) {
    throw new ApiError(response.status, answer);
  }
  return answer;
}
