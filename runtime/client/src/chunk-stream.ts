import type { RealtimeError } from "./errors.js";
import { makeQueue } from "./queue.js";

type Controller = ReadableStreamDefaultController<unknown>;

/** The chunks of one stream, kept until their reader comes for them: an end, good or bad, is told after all of them. */
export interface ChunkStream {
  readonly readable: ReadableStream<unknown>;
  /** Whether it had begun before its first chunk came. */
  readonly isPartial: boolean;
  push(chunk: unknown): void;
  /** Nothing more will come: the stream is whole, or not, as the error says. */
  end(error?: RealtimeError): void;
}

export function makeChunkStream(isPartial: boolean): ChunkStream {
  const steps = makeQueue<(controller: Controller) => void>();
  return {
    isPartial,
    readable: new ReadableStream({ pull: async (controller) => (await steps.take())(controller) }),
    push: (chunk) => steps.push((controller) => controller.enqueue(chunk)),
    end: (error) => steps.push((controller) => (error ? controller.error(error) : controller.close())),
  };
}
