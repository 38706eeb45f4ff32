import type { RealtimeError } from "./errors.js";
import { Queue } from "./queue.js";

type Controller = ReadableStreamDefaultController<unknown>;

/** The chunks of one stream, kept until their reader comes for them: an end, good or bad, is told after all of them. */
export class ChunkStream {
  readonly readable: ReadableStream<unknown>;
  /** Whether it had begun before its first chunk came. */
  readonly isPartial: boolean;
  readonly #steps = new Queue<(controller: Controller) => void>();
  #wake: () => void = () => {};

  constructor(isPartial: boolean) {
    this.isPartial = isPartial;
    this.readable = new ReadableStream({ pull: (controller) => this.#pull(controller) });
  }

  push(chunk: unknown): void {
    this.#add((controller) => controller.enqueue(chunk));
  }

  /** Nothing more will come: the stream is whole, or not, as the error says. */
  end(error: RealtimeError | null): void {
    this.#add((controller) => (error === null ? controller.close() : controller.error(error)));
  }

  #add(step: (controller: Controller) => void): void {
    this.#steps.push(step);
    this.#wake();
  }

  async #pull(controller: Controller): Promise<void> {
    if (this.#steps.size === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#steps.shift()?.(controller);
  }
}
