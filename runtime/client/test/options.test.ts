import { describe, expect, it } from "vitest";
import { realtimeUrl } from "../src/base-url.js";
import { subscribe } from "../src/index.js";
import { orderChannel } from "./support/order.js";

describe("subscribe says at once", () => {
  const options = { channel: "order:42", topics: ["log"], token: "token", apiBaseUrl: "http://localhost" } as const;
  class Never {
    send() {}
    close() {}
    addEventListener() {}
  }

  it("that the address is none", () => {
    expect(() => subscribe({ ...options, webSocket: Never, apiBaseUrl: "example.com" })).toThrow("Pass an apiBaseUrl");
  });

  it("that a topic is missing", () => {
    expect(() => subscribe({ ...options, webSocket: Never, topics: [] })).toThrow("TOPICS_MISSING");
  });

  it("that the channel's parameters are missing", () => {
    const channel = orderChannel as unknown as string;
    expect(() => subscribe({ ...options, webSocket: Never, channel })).toThrow("Call the channel");
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

describe("the base URL", () => {
  it.each([
    ["http://localhost:8081", "http://localhost:8081/v1/realtime/"],
    ["https://example.com/", "https://example.com/v1/realtime/"],
    ["wss://example.com/live/?token=no#no", "https://example.com/live/v1/realtime/"],
    [new URL("ws://example.com/live"), "http://example.com/live/v1/realtime/"],
  ])("of %s is %s", (base, expected) => {
    expect(realtimeUrl(base)).toBe(expected);
  });

  it.each(["example.com", "ftp://example.com", ""])("of %j is refused", (base) => {
    expect(() => realtimeUrl(base)).toThrow(expect.objectContaining({ code: "BASE_URL_UNUSABLE", retry: "never" }));
  });
});
