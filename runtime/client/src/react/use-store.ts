import { useEffect, useState } from "react";
import { channelName } from "../channel.js";
import { makeStore, type Store } from "../store/make-store.js";
import { NOTHING, type Snapshot } from "../store/snapshot.js";
import { type AnyOptions, type ChannelTopics, channelsOf } from "../store/store-options.js";
import type { Token, TokenSource } from "../token.js";
import { carried } from "./carried.js";
import { placeOf } from "./full-token.js";
import { storeOfToken } from "./store-of-token.js";

/** Options of the hook in any form. */
export interface AnyHookOptions extends AnyOptions {
  readonly key?: string | undefined;
}

/** The options of the latest rendering. */
interface Latest {
  current: AnyHookOptions;
}

interface Held {
  /** What the store cannot be told of later. */
  readonly marks: readonly unknown[];
  readonly latest: Latest;
  readonly store: Store;
}

/**
 * A store for as long as the options name the same channels, topics, key, address and token (a function is one, whichever
 * it is). A new one takes over what is known of channels that stay. Everything else is read from the latest rendering.
 *
 * A store does nothing before it has a listener, so a rendering that comes to nothing leaves nothing.
 */
export function useStore(options: AnyHookOptions): Store {
  const [held, hold] = useState(() => make(options, NOTHING));
  let current = held;
  if (
    marksOf(options).some((mark, n) => !Object.is(mark, held.marks[n])) ||
    marksOf(options).length !== held.marks.length
  ) {
    current = make(options, known(options, held));
    hold(current);
  }
  useEffect(() => {
    current.latest.current = options;
  });
  return current.store;
}

function make(options: AnyHookOptions, before: Snapshot): Held {
  const latest = { current: options };
  const channels = channelsOf(options).map((channel, n) => ({
    ...channel,
    after: before.lastIds[channelName(channel)] ?? channel.after,
    token: typeof channel.token === "function" ? () => ask(channelsOf(latest.current)[n]?.token) : channel.token,
  }));
  const isUnknown = channels.length === 0 && typeof options.token === "function";
  const store = isUnknown ? makeOfToken(latest) : makeStore(channels, () => latest.current, before);
  return { marks: marksOf(options), latest, store };
}

function makeOfToken(latest: Latest): Store {
  const next = () => ask(latest.current.token);
  return storeOfToken(next, latest.current, (full) => {
    let first: Token | null = full as Token;
    const token = () => {
      const given = first ?? next();
      first = null;
      return given;
    };
    return makeStore(channelsOf({ ...placeOf(full), token, after: latest.current.after }), () => latest.current);
  });
}

function ask(token: TokenSource = "") {
  return typeof token === "function" ? token() : token;
}

/** What a store that is given up knows of the channels that stay. */
function known(options: AnyHookOptions, { latest: { current }, store }: Held): Snapshot {
  const places = channelsOf(current).map(placeMark);
  const staying = channelsOf(options).filter((channel) => places.includes(placeMark(channel)));
  return options.key === current.key ? carried(store.getSnapshot(), staying.map(channelName)) : NOTHING;
}

function marksOf(options: AnyHookOptions): readonly unknown[] {
  const { key, apiBaseUrl, validate, maxUnread, connection } = options;
  const { transport, webSocket, lingerMs, reconnectMinMs, reconnectMaxMs } = options;
  const channels = channelsOf(options).flatMap((channel) => [placeMark(channel), tokenMark(channel.token)]);
  const link = [connection, transport, webSocket, lingerMs, reconnectMinMs, reconnectMaxMs];
  return [key, apiBaseUrl?.toString(), validate, maxUnread, ...link, ...channels];
}

function placeMark(channel: ChannelTopics): string {
  return JSON.stringify([channelName(channel), channel.topics]);
}

function tokenMark(token: TokenSource | undefined): unknown {
  return typeof token === "object" ? token.key : typeof token === "string" ? token : null;
}
