import { ChunkStream } from "./chunk-stream.js";
import { RealtimeError } from "./errors.js";
import type { StreamFrame } from "./protocol.js";

/** The chunk streams of one subscription that have not ended. */
export class Streams {
  readonly #open = new Map<string, ChunkStream>();

  /**
   * Does to its stream what a frame says.
   *
   * @param chunk what came out of the schema, if it is a chunk
   * @returns what the frame's message says of the stream
   */
  follow({ kind, stream_id, error }: StreamFrame, chunk: unknown): object {
    const stream = this.#open.get(stream_id) ?? new ChunkStream(kind !== "datastream-start");
    this.#open.set(stream_id, stream);
    if (kind === "chunk") {
      stream.push(chunk);
    } else if (kind === "datastream-end") {
      this.end(stream_id, error === undefined ? null : streamCut(error));
    }
    return {
      streamId: stream_id,
      stream: stream.readable,
      ...(stream.isPartial && { isPartial: true }),
      ...(error !== undefined && { error }),
    };
  }

  /** Ends a stream, if it has not ended: whole without an error. What still comes of it is a stream of its own. */
  end(id: string, error: RealtimeError | null): void {
    this.#open.get(id)?.end(error);
    this.#open.delete(id);
  }

  /** Ends all of them. */
  cut(message: string, cause?: unknown): void {
    for (const id of this.#open.keys()) {
      this.end(id, streamCut(message, cause));
    }
  }
}

function streamCut(message: string, cause?: unknown): RealtimeError {
  return new RealtimeError({ code: "STREAM_CUT", message, retry: "never", cause });
}
