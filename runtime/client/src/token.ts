import { failure, RealtimeError } from "./errors.js";

/** A token as the back end minted it: its text, or its text and the gateway that it is for. */
export type Token = string | { readonly key: string; readonly apiBaseUrl?: string | null | undefined };

/**
 * Where tokens come from.
 *
 * A function is called before every connect and for each renewal, and may be asynchronous. What it throws is reported
 * to `onError` and tried again after a backoff, unless it is a {@link RealtimeError} whose `retry` is `never`: that ends
 * the subscription. A token that is given as a value cannot be renewed: the subscription ends with `TOKEN_EXPIRED`
 * when its time is over.
 */
export type TokenSource = Token | (() => Token | Promise<Token>);

/** A token with its parts told apart. */
export type ReadToken = Exclude<Token, string>;

/**
 * Gets a token from its source.
 *
 * @throws {@link RealtimeError} what the function threw, if that was one; otherwise `TOKEN_FUNCTION_FAILED`; or
 *     `TOKEN_UNUSABLE` for a value that is no token
 */
export async function readToken(source: TokenSource): Promise<ReadToken> {
  const isFunction = typeof source === "function";
  let token: unknown = source;
  try {
    if (isFunction) {
      token = await source();
    }
  } catch (cause) {
    throw cause instanceof RealtimeError ? cause : failure("TOKEN_FUNCTION_FAILED", undefined, cause, "later");
  }
  const { key = token, apiBaseUrl } = Object(token);
  if (typeof key !== "string" || !key) {
    throw failure("TOKEN_UNUSABLE", "Pass a token.", undefined, isFunction ? "later" : "never");
  }
  return { key, apiBaseUrl };
}
