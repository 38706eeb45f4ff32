import { failure, type RealtimeError } from "./errors.js";

type Listener<T> = (value: T) => void | Promise<void>;

/**
 * Calls a function of the user's, or reports `otherwise` if there is none. What the function throws is reported, and upsets
 * nothing.
 */
export type Tell = <T>(listener: Listener<T> | undefined, value: T, otherwise?: RealtimeError) => Promise<void>;

export function makeTell(onError: Listener<RealtimeError>): Tell {
  const tell: Tell = async (listener, value, otherwise) => {
    try {
      await (listener ? listener(value) : otherwise && onError(otherwise));
    } catch (cause) {
      if (listener) {
        await tell(undefined, value, failure("CALLBACK_FAILED", "never", undefined, cause));
      } else {
        console.error(cause);
      }
    }
  };
  return tell;
}
