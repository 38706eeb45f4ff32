import { failure, type RealtimeError } from "./errors.js";
import { readEvents } from "./event-stream.js";
import type { Link } from "./link.js";
import { PROTOCOL, type SubFrame, type UnsubFrame } from "./protocol.js";

/**
 * Carries each subscription over a stream of server-sent events of its own, read by `fetch`, since an `EventSource` cannot
 * send the token in a header. A `sub` that stands begins its stream anew.
 */
export function eventsLink(
  url: string,
  opened: () => void,
  received: (frame: unknown) => void,
  lost: (cause: RealtimeError) => void,
): Link {
  const streams = new Map<string, AbortController>();

  async function follow({ sub, token, channel, topics, after }: SubFrame): Promise<void> {
    const stream = new AbortController();
    streams.set(sub, stream);
    const { signal } = stream;
    const take = (frame: object) => signal.aborted || received({ ...frame, sub });
    const query = new URLSearchParams({ protocol: PROTOCOL, channel });
    for (const topic of topics) {
      query.append("topic", topic);
    }
    try {
      const response = await fetch(`${url}sse?${query}`, {
        headers: { authorization: `Bearer ${token}`, ...(after && { "last-event-id": after }) },
        signal,
      });
      if (response.ok) {
        opened();
        await readEvents(response.body as ReadableStream<Uint8Array>, (data) => take(JSON.parse(data)));
        throw undefined; // a stream has no end of its own
      }
      take({ ...(await response.json()), kind: "error" });
    } catch (cause) {
      if (signal.aborted) {
        return;
      }
      streams.delete(sub);
      if (streams.size) {
        take({ kind: "error", code: "CONNECTION_CLOSED" }); // to be tried again later
      } else {
        lost(failure("CONNECTION_CLOSED", undefined, cause, "later")); // with the last one
      }
    }
  }

  return {
    send(frame) {
      const { kind, sub } = frame as SubFrame | UnsubFrame; // a renewal is another "sub", and so is a ping
      streams.get(sub)?.abort();
      streams.delete(sub);
      if (kind === "sub") {
        void follow(frame as SubFrame);
      }
    },
    close() {
      for (const [, stream] of streams) {
        stream.abort();
      }
    },
  };
}
