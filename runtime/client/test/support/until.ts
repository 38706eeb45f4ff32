/** Waits until something is so. Fails, with the condition's text, when it is not so in time. */
export async function until(condition: () => boolean, withinMs = 5_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`never came true: ${condition}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
