import { useEffect, useState } from "react";
import { makeStore, type Store } from "../store/create-store.js";
import { type AnyOptions, channelName, channelsOf } from "../store/store-options.js";

/** Options of the hook in any form. */
export interface AnyHookOptions extends AnyOptions {
  readonly key?: string | undefined;
}

/**
 * A store for as long as the options name the same channels, topics and key. It takes the other options as they are in
 * the latest rendering, and does nothing before it has a listener: a rendering that comes to nothing leaves nothing.
 */
export function useStore(options: AnyHookOptions): Store {
  const identity = JSON.stringify([options.key, channelsOf(options).map((each) => [channelName(each), each.topics])]);
  const [held, hold] = useState(() => ({ identity, store: makeStore(options) }));
  let current = held;
  if (held.identity !== identity) {
    current = { identity, store: makeStore(options) };
    hold(current);
  }
  useEffect(() => current.store.update(options));
  return current.store;
}
