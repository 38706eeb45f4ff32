import type { ChannelInput } from "../channel.js";
import type { AnyOptions } from "../store/store-options.js";

/** A token that says what it is for. */
export interface FullToken<C extends ChannelInput = ChannelInput, Topics = readonly string[] | undefined> {
  readonly key?: string | undefined;
  readonly channel: C;
  readonly topics: Topics extends readonly string[] ? readonly [...Topics] : readonly string[];
  readonly apiBaseUrl?: string | undefined;
}

/** Whether a token says what it is for. */
export function isFull(token: unknown): token is FullToken {
  return typeof token === "object" && token !== null && "channel" in token && "topics" in token;
}

/** What a token is for. By its name alone: a definition that came over the wire has lost its schemas. */
export function placeOf({ channel, topics }: FullToken): Pick<AnyOptions, "channel" | "topics"> {
  return { channel: typeof channel === "string" ? channel : channel.name, topics };
}
