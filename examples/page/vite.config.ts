import { readdirSync } from "node:fs";
import { defineConfig } from "vite";

export default defineConfig({
  // The client is a link to its folder, which has a React of its own for its tests.
  resolve: { dedupe: ["react", "react-dom"] },
  build: {
    // Next to the Java classes, from where the web server takes it.
    outDir: "../target/classes/page",
    emptyOutDir: true,
    rolldownOptions: { input: readdirSync(".").filter((file) => file.endsWith(".html")) },
  },
});
