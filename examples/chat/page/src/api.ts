import type { Token } from "@typewire/client";
import { call, token } from "typewire-example-page/back-end";

/** A conversation: what is said in it comes over its channel. */
export interface Chat {
  readonly id: string;
  readonly number: number;
}

export const suggestions = (): Promise<string[]> => call("GET", "/api/suggestions");
export const chats = (): Promise<Chat[]> => call("GET", "/api/chats");
export const openChat = (): Promise<Chat> => call("POST", "/api/chats");
export const ask = (chatId: string, text: string): Promise<unknown> =>
  call("POST", `${path(chatId)}/questions`, { text });
export const stop = (chatId: string): Promise<unknown> => call("POST", `${path(chatId)}/stop`);

/** The right to follow one conversation: its owner alone gets it. */
export const chatToken = (chatId: string): Promise<Token> => token(`${path(chatId)}/token`);

const path = (chatId: string) => `/api/chats/${encodeURIComponent(chatId)}`;
