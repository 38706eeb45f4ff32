import type { Runtime } from "./runtime.js";

/**
 * One thing to do later. Called with a task it does that in `ms` milliseconds, or as soon as the page wakes up if `orAwake`
 * is set, and forgets what it was set to before; called with nothing it only forgets.
 */
export type Alarm = (ms?: number, task?: (() => void) | false, orAwake?: boolean) => void;

export function makeAlarm(runtime: Runtime): Alarm {
  let cancel = () => {};
  let unwatch = cancel;
  const alarm: Alarm = (ms, task, orAwake) => {
    cancel();
    unwatch();
    if (task) {
      const fire = () => {
        alarm();
        task();
      };
      cancel = runtime.schedule(fire, ms as number);
      if (orAwake) {
        unwatch = runtime.watch((change) => change === "awake" && fire());
      }
    }
  };
  return alarm;
}
