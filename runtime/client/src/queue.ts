/** First in, first out, in constant time. */
export class Queue<T> {
  #items: T[] = [];
  #head = 0;

  get size(): number {
    return this.#items.length - this.#head;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** @returns the oldest item, or `undefined` if there is none */
  shift(): T | undefined {
    const item = this.#items[this.#head];
    if (this.size > 0) {
      this.#head += 1;
    }
    // Lets go of what was taken, once that is half of the array: each item is moved once on average.
    if (this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#head = 0;
  }
}
