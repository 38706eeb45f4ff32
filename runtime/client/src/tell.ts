import { failure, type RealtimeError } from "./errors.js";

type Listener<T> = (value: T) => void | Promise<void>;

/**
 * Calls a function of the user's with a value, or reports the error if there is no function. What the function throws is
 * reported, and upsets nothing.
 */
export type Tell = <T>(error: RealtimeError | undefined, listener?: Listener<T>, value?: T) => Promise<void>;

export function makeTell(onError: Listener<RealtimeError>): Tell {
  const tell: Tell = async (error, listener, value) => {
    try {
      await (listener ? listener(value as never) : error && onError(error));
    } catch (cause) {
      await (listener ? tell(failure("CALLBACK_FAILED", undefined, cause)) : console.error(cause));
    }
  };
  return tell;
}
