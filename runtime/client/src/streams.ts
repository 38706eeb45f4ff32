import { failure, type RealtimeError } from "./errors.js";
import type { StreamFrame } from "./protocol.js";
import { makeQueue, type Queue } from "./queue.js";

/** The chunk streams of one subscription that have not ended. */
export interface Streams {
  /**
   * Does to its stream what a frame says.
   *
   * @param chunk what came out of the schema, if it is a chunk
   * @returns what the frame's message says of the stream
   */
  push(frame: StreamFrame, chunk: unknown): object;
  /** Ends a stream, if it has not ended: whole without an error. What still comes of it is a stream of its own. */
  close(id: string, error?: RealtimeError | ""): void;
  /** Ends all of them, because of an error if there is one. */
  cut(cause: RealtimeError | null): void;
}

type Controller = ReadableStreamDefaultController<unknown>;

/** Chunks are kept until their reader comes for them: an end, good or bad, is told after all of them. */
interface ChunkStream {
  /** What all of its messages say of it. */
  readonly part: object;
  /** What its reader is to be given. */
  readonly steps: Queue<(reader: Controller) => void>;
}

function begin(streamId: string, isPartial: boolean): ChunkStream {
  const steps = makeQueue<(reader: Controller) => void>();
  const stream = new ReadableStream({ pull: async (reader) => (await steps.take())(reader) });
  return { steps, part: { ...(isPartial && { isPartial }), streamId, stream } };
}

export function makeStreams(): Streams {
  const open = new Map<string, ChunkStream>();
  const streams: Streams = {
    push({ kind, stream_id, error }, chunk) {
      const stream = open.get(stream_id) ?? begin(stream_id, kind !== "datastream-start");
      open.set(stream_id, stream);
      if (kind === "datastream-end") {
        streams.close(stream_id, error && failure("STREAM_CUT", error));
      } else if (kind === "chunk") {
        stream.steps.push((reader) => reader.enqueue(chunk));
      }
      return { ...stream.part, ...(error && { error }) };
    },
    close(id, error) {
      open.get(id)?.steps.push((reader) => (error ? reader.error(error) : reader.close()));
      open.delete(id);
    },
    cut(cause) {
      for (const [id] of open) {
        streams.close(id, failure("STREAM_CUT", undefined, cause));
      }
    },
  };
  return streams;
}
