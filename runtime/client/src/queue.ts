/** First in, first out; who comes first may wait for what comes. */
export interface Queue<T> {
  push(item: T): void;
  /** Takes the oldest item, as soon as there is one. One call at a time. */
  take(): Promise<T>;
  clear(): void;
}

export function makeQueue<T>(): Queue<T> {
  let items: T[] = [];
  let wake = () => {};
  return {
    push(item) {
      items.push(item);
      wake();
    },
    async take() {
      while (!items.length) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return items.shift() as T;
    },
    clear() {
      items = [];
    },
  };
}
