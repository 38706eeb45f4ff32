/**
 * What to do after an error: come back at once with the cursor (`now`), with a new token (`new-token`), after a
 * backoff (`later`), or not at all (`never`). The server's error frames and close codes use the same four words.
 */
export type Retry = "now" | "new-token" | "later" | "never";

/** What a {@link RealtimeError} is made of. */
export interface RealtimeErrorInit {
  /** A stable name such as `TOKEN_EXPIRED`: the server's, this package's, or your own. */
  readonly code: string;
  /** A sentence for people; the code when left out. Put neither a token nor a payload into it. */
  readonly message?: string;
  /** Whether trying again can help. */
  readonly retry: Retry;
  /** What caused it, if anything did. */
  readonly cause?: unknown;
}

/**
 * An error of a subscription, with a stable code and a word on whether trying again can help.
 *
 * A token function throws one to stop the subscription for good, for example when the app's own endpoint says no:
 *
 * ```ts
 * const response = await fetch(`/api/orders/${orderId}/token`);
 * if (response.status === 403) throw new RealtimeError({ code: "NOT_YOUR_ORDER", retry: "never" });
 * ```
 */
export class RealtimeError extends Error {
  override readonly name = "RealtimeError";
  /** A stable name such as `TOKEN_EXPIRED`. */
  declare readonly code: string;
  /** Whether trying again can help. */
  declare readonly retry: Retry;

  constructor({ code, message = code, retry, cause }: RealtimeErrorInit) {
    super(message, (cause && { cause }) as ErrorOptions);
    this.code = code;
    this.retry = retry;
  }
}

/** Makes one in few words: without a message where its code says all that there is to say. */
export const failure = (code: string, message = code, cause?: unknown, retry: Retry = "never"): RealtimeError =>
  new RealtimeError({ code, message, retry, cause });
