import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // What is written for Inngest's hook is run with ours.
    alias: {
      "inngest/react": new URL("src/react/index.ts", import.meta.url).pathname,
      "inngest/realtime": new URL("src/index.ts", import.meta.url).pathname,
    },
  },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    typecheck: { enabled: true, include: ["test/**/*.test-d.{ts,tsx}"] },
    // For machines that are slow or have much else to do: it costs nothing where all is well.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
