import { failure } from "./errors.js";
import { readEvents } from "./event-stream.js";
import type { Link, LinkListener } from "./link.js";
import { PROTOCOL, type SubFrame } from "./protocol.js";

/**
 * Carries each subscription over a stream of server-sent events of its own, read by `fetch`, since an `EventSource` cannot
 * send the token in a header. A `sub` that stands begins its stream anew.
 */
export function eventsLink(url: string, { opened, received, lost }: LinkListener): Link {
  const streams = new Map<string, AbortController>();
  let isProven = false;

  async function follow({ sub, token, channel, topics, after }: SubFrame): Promise<void> {
    const stream = new AbortController();
    streams.set(sub, stream);
    const fail = (cause?: unknown) => {
      const gone = failure("CONNECTION_CLOSED", "The stream of events broke off.", "later", cause);
      if (!stream.signal.aborted) {
        isProven ? received(JSON.stringify({ kind: "error", ...gone, message: gone.message }), sub) : lost(gone);
      }
    };
    const query = new URLSearchParams({ protocol: PROTOCOL, channel });
    for (const topic of topics) {
      query.append("topic", topic);
    }
    try {
      const response = await fetch(`${url}sse?${query}`, {
        headers: { authorization: `Bearer ${token}`, ...(after !== undefined && { "last-event-id": after }) },
        cache: "no-store",
        signal: stream.signal,
      });
      if (response.ok && response.body) {
        isProven = true;
        opened();
        await readEvents(response.body, (data) => stream.signal.aborted || received(data, sub));
        fail();
      } else {
        received(JSON.stringify({ ...(await response.json()), kind: "error" }), sub);
      }
    } catch (cause) {
      fail(cause);
    }
  }

  return {
    send(frame) {
      if (frame.kind !== "ping") {
        streams.get(frame.sub)?.abort();
        streams.delete(frame.sub);
        if (frame.kind === "sub") {
          void follow(frame);
        }
      }
    },
    close() {
      for (const stream of streams.values()) {
        stream.abort();
      }
    },
  };
}
