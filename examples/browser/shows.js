import assert from "node:assert/strict";

/** Waits until this is seen, for half a minute at most. */
export async function shows(see, expected) {
  const deadline = Date.now() + 30_000;
  while (true) {
    const seen = await see();
    try {
      return assert.deepEqual(seen, expected);
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
