import type { PageChange, Runtime } from "../../src/runtime.js";

/** A clock that stands still until it is told to go on. */
export class ManualRuntime implements Runtime {
  /** What `random` returns. */
  luck = 0.5;
  #now = 1_000_000;
  readonly #tasks = new Set<{ readonly at: number; readonly run: () => void }>();
  readonly #listeners = new Set<(change: PageChange) => void>();
  readonly connections: Runtime["connections"] = [];

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

  watch(listener: (change: PageChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How long until each task, in milliseconds. */
  get pending(): number[] {
    return [...this.#tasks].map(({ at }) => at - this.#now);
  }

  /** How many want to know what becomes of the page. */
  get watchers(): number {
    return this.#listeners.size;
  }

  advance(ms: number): void {
    this.#now += ms;
    for (const task of [...this.#tasks].filter(({ at }) => at <= this.#now)) {
      this.#tasks.delete(task);
      task.run();
    }
  }

  /** Something becomes of the page. */
  change(change: PageChange): void {
    for (const listener of [...this.#listeners]) {
      listener(change);
    }
  }
}
