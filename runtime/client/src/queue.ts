interface Node<T> {
  readonly item?: T;
  next?: Node<T>;
}

/** First in, first out; who comes first may wait for what comes. Linked, as an array of many thousands shifts slowly. */
export interface Queue<T> {
  push(item: T): void;
  /** Takes the oldest item, as soon as there is one. One call at a time. */
  take(): Promise<T>;
  clear(): void;
}

export function makeQueue<T>(): Queue<T> {
  let head: Node<T> = {};
  let tail = head;
  let wake = () => {};
  return {
    push(item) {
      tail = tail.next = { item };
      wake();
    },
    async take() {
      while (!head.next) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      head = head.next;
      return head.item as T;
    },
    clear() {
      tail = head = {};
    },
  };
}
