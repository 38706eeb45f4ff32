import type { RealtimeMessage } from "@typewire/client";
import { chatToken } from "./api";
import { chatChannel, type Ending } from "./typewire/channels";

const topics = ["question", "tokens", "answer"] as const;

export type ChatMessage = RealtimeMessage<ReturnType<typeof chatChannel>, (typeof topics)[number]>;

/** Something that was said. */
export type Entry =
  | { readonly by: "person"; readonly id: string; readonly text: string }
  | {
      readonly by: "agent";
      readonly id: string;
      readonly text: string;
      readonly ending: Ending | "running";
      readonly source?: string;
    };

/** What the hook needs to follow a conversation from its first question on. */
export const followed = (chatId: string) => ({
  channel: chatChannel({ chatId }),
  topics,
  token: () => chatToken(chatId),
  historyLimit: null,
});

/** Puts a conversation together: an answer is its tokens until it is over, and the whole text from then on. */
export function entriesOf(messages: readonly ChatMessage[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const message of messages) {
    if (message.topic === "question") {
      entries.set(message.id, { by: "person", id: message.id, text: message.data.text });
    } else if (message.topic === "answer") {
      const { streamId, text, ending, source } = message.data;
      entries.set(streamId, { by: "agent", id: streamId, text, ending, source });
    } else if (message.kind !== "data") {
      const text = entries.get(message.streamId)?.text ?? "";
      entries.set(message.streamId, { by: "agent", id: message.streamId, ...grown(text, message) });
    }
  }
  return [...entries.values()];
}

type StreamMessage = Exclude<Extract<ChatMessage, { topic: "tokens" }>, { kind: "data" }>;

function grown(text: string, message: StreamMessage): { text: string; ending: Ending | "running" } {
  if (message.kind === "datastream-end") {
    return { text, ending: message.error === undefined ? "whole" : "stopped" };
  }
  return { text: message.kind === "chunk" ? text + message.data : text, ending: "running" };
}

/** What the list of conversations shows of one. */
export interface Preview {
  readonly title: string;
  readonly latest: string;
  readonly isAnswering: boolean;
}

export function previewOf(messages: readonly ChatMessage[]): Preview {
  const entries = entriesOf(messages);
  const last = entries.at(-1);
  const isAnswering = isUnanswered(last);
  return {
    title: entries[0]?.text ?? "New conversation",
    latest: last === undefined ? "Nothing asked yet" : isAnswering ? last.text.slice(-70) : last.text.slice(0, 140),
    isAnswering,
  };
}

/** Whether the agent has not come to the end of its answer. */
export function isUnanswered(last: Entry | undefined): boolean {
  return last !== undefined && (last.by === "person" || last.ending === "running");
}
