/** Waits until something is so. Fails, with the condition's text, when it is not so within half a minute. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`never came true: ${condition}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
