import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { readEvents } from "../src/event-stream.js";
import { subscribeIn } from "../src/subscribe.js";
import { ManualRuntime } from "./support/manual-runtime.js";
import { orderChannel } from "./support/order.js";

/** Reads what comes in such pieces. */
async function read(pieces: readonly Uint8Array[]): Promise<unknown[]> {
  const events: unknown[] = [];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  await readEvents(body, (data) => events.push(JSON.parse(data)));
  return events;
}

const TEXT = ': hello\n\nid: 1\n\nevent: x\nid: 2\ndata: {"a": "grün €"}\n\ndata:"b"\r\n\r\nid: 3\n\n';
const EVENTS = [{ a: "grün €" }, "b"];

describe("events", () => {
  it("are the same however they are cut into pieces, within characters and line ends too", async () => {
    const bytes = new TextEncoder().encode(TEXT);
    for (let size = 1; size <= bytes.length; size++) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await read(pieces), `in pieces of ${size}`).toEqual(EVENTS);
    }
  });

  it("that break off are none", async () => {
    expect(await read([new TextEncoder().encode('data: "a"\n\ndata: "b')])).toEqual(["a"]);
  });
});

describe("a stream of events", () => {
  it("is asked for with the token in a header, and for the channel's topics alone", async () => {
    const asked = new Promise<{ url: string | undefined; authorization: string | undefined; after: unknown }>(
      (resolve) => {
        const server = createServer((request, response) => {
          const { authorization, "last-event-id": after } = request.headers;
          resolve({ url: request.url, authorization, after });
          response.writeHead(403, { "content-type": "application/json" });
          response.end('{"code":"TOPIC_FORBIDDEN","message":"no","retry":"never"}');
          server.close();
        }).listen(0, () => {
          const { port } = server.address() as AddressInfo;
          const subscription = subscribeIn(new ManualRuntime(), {
            channel: orderChannel({ orderId: "4 2" }),
            topics: ["log", "step"],
            token: "t.o.k",
            apiBaseUrl: `http://localhost:${port}`,
            transport: "sse",
            after: "id-7",
            onError: () => {},
          });
          refused = subscription.ready;
        });
      },
    );
    let refused: Promise<void> | undefined;
    expect(await asked).toEqual({
      url: "/v1/realtime/sse?protocol=typewire.v1&channel=order%3A4%25202&topic=log&topic=step",
      authorization: "Bearer t.o.k",
      after: "id-7",
    });
    await expect(refused).rejects.toMatchObject({ code: "TOPIC_FORBIDDEN", retry: "never" });
  });
});
