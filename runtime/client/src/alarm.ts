import type { Runtime } from "./runtime.js";

/** One thing to do later: setting it anew forgets what it was set to before. */
export class Alarm {
  readonly #runtime: Runtime;
  #cancel: (() => void) | null = null;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** Does `task` in `ms` milliseconds, or at once when the machine comes online if `orOnline` is set. */
  set(ms: number, task: () => void, orOnline = false): void {
    this.clear();
    const fire = () => {
      this.clear();
      task();
    };
    const cancels = [this.#runtime.schedule(fire, ms)];
    if (orOnline) {
      cancels.push(this.#runtime.onOnline(fire));
    }
    this.#cancel = () => {
      for (const cancel of cancels) {
        cancel();
      }
    };
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
