import type { Runtime } from "../../src/runtime.js";

/** A clock that stands still until it is told to go on. */
export class ManualRuntime implements Runtime {
  /** What `random` returns. */
  luck = 0.5;
  #now = 1_000_000;
  readonly #tasks = new Set<{ readonly at: number; readonly run: () => void }>();
  readonly #onlineTasks = new Set<() => void>();

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.luck;
  }

  schedule(run: () => void, ms: number): () => void {
    const task = { at: this.#now + ms, run };
    this.#tasks.add(task);
    return () => this.#tasks.delete(task);
  }

  onOnline(task: () => void): () => void {
    this.#onlineTasks.add(task);
    return () => this.#onlineTasks.delete(task);
  }

  /** How long until each task, in milliseconds. */
  get pending(): number[] {
    return [...this.#tasks].map(({ at }) => at - this.#now);
  }

  get onlineListeners(): number {
    return this.#onlineTasks.size;
  }

  advance(ms: number): void {
    this.#now += ms;
    for (const task of [...this.#tasks].filter(({ at }) => at <= this.#now)) {
      this.#tasks.delete(task);
      task.run();
    }
  }

  /** The machine comes online. */
  online(): void {
    for (const task of [...this.#onlineTasks]) {
      task();
    }
  }
}
