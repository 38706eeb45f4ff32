import { describe, expect, it } from "vitest";
import { connectUrl } from "../src/base-url.js";
import { subscribe } from "../src/index.js";
import { orderChannel } from "./support/order.js";

describe("subscribe says at once", () => {
  const options = { channel: "order:42", topics: ["log"], token: "token", apiBaseUrl: "http://localhost" } as const;
  class Never {
    send() {}
    close() {}
    addEventListener() {}
  }

  it.runIf(globalThis.WebSocket === undefined)("that it needs a WebSocket, and what to pass", () => {
    expect(() => subscribe(options)).toThrow('import WebSocket from "ws"');
  });

  it("that the address is none", () => {
    expect(() => subscribe({ ...options, webSocket: Never, apiBaseUrl: "example.com" })).toThrow("is no URL");
  });

  it("that a topic is missing", () => {
    expect(() => subscribe({ ...options, webSocket: Never, topics: [] })).toThrow("Name one topic");
  });

  it("that the channel's parameters are missing", () => {
    const channel = orderChannel as unknown as string;
    expect(() => subscribe({ ...options, webSocket: Never, channel })).toThrow("Call it with them");
  });
});

describe("a constructor that throws", () => {
  it("ends the subscription, since trying again would not help", async () => {
    class Refusing {
      constructor(url: string) {
        throw new Error(`not from this page: ${url}`);
      }
      send() {}
      close() {}
      addEventListener() {}
    }
    const options = { channel: "order:42", topics: ["log"], token: "token", apiBaseUrl: "http://localhost" };
    const subscription = subscribe({ ...options, webSocket: Refusing, onError: () => {} });
    await expect(subscription.ready).rejects.toMatchObject({ code: "WEBSOCKET_REFUSED", retry: "never" });
  });
});

describe("connectUrl", () => {
  it.each([
    ["http://localhost:8081", "ws://localhost:8081/v1/realtime/connect"],
    ["https://example.com/", "wss://example.com/v1/realtime/connect"],
    ["wss://example.com/live/?token=no#no", "wss://example.com/live/v1/realtime/connect"],
    [new URL("ws://example.com/live"), "ws://example.com/live/v1/realtime/connect"],
  ])("of %s is %s", (base, expected) => {
    expect(connectUrl(base)).toBe(expected);
  });

  it.each(["example.com", "ftp://example.com", ""])("of %j is refused", (base) => {
    expect(() => connectUrl(base)).toThrow(expect.objectContaining({ code: "BASE_URL_UNUSABLE", retry: "never" }));
  });
});
