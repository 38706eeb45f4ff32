import { defineConfig } from "vite";

export default defineConfig({
  build: {
    // Next to the Java classes, from where the web server takes it.
    outDir: "../target/classes/page",
    emptyOutDir: true,
    rolldownOptions: { input: ["index.html", "admin.html"] },
  },
});
