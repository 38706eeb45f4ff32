import type { RealtimeMessage } from "../message.js";
import { NOTHING, type Snapshot } from "../store/snapshot.js";

/** What of a snapshot belongs to some channels: what a store that follows these, and others, knows from the start. */
export function carried(snapshot: Snapshot, channels: readonly string[]): Snapshot {
  const lastIds = Object.entries(snapshot.lastIds).filter(([channel]) => channels.includes(channel));
  if (lastIds.length === 0) {
    return NOTHING;
  }
  const isWhole = lastIds.length === Object.keys(snapshot.lastIds).length;
  const messages = isWhole ? snapshot.messages : messagesOf(snapshot.messages, channels);
  return { ...snapshot, messages, lastIds: Object.fromEntries(lastIds), state: NOTHING.state, error: null };
}

function messagesOf({ all, byTopic }: Snapshot["messages"], channels: readonly string[]): Snapshot["messages"] {
  const stays = (message?: RealtimeMessage) => message !== undefined && channels.includes(message.channel);
  const left = all.filter(stays);
  const latest = left.map((message) => [message.topic, message] as const);
  const older = Object.entries(byTopic).filter(([, message]) => stays(message));
  return { all: left, byTopic: Object.fromEntries([...latest, ...older]), last: left.at(-1) ?? null, delta: [] };
}
