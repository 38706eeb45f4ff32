// Prints what the package adds to a page: bundled, minified, gzipped.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const ENTRIES = {
  all: 'export * from "./src/index.ts"',
  "subscribe only": 'export { subscribe } from "./src/index.ts"',
  "channel and staticSchema only": 'export { channel, staticSchema } from "./src/index.ts"',
  "all with the hook": 'export * from "./src/index.ts"; export * from "./src/react/index.ts"',
};

for (const [name, contents] of Object.entries(ENTRIES)) {
  const result = await build({
    stdin: { contents, resolveDir: "." },
    external: ["react"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const [file] = result.outputFiles;
  const gzipped = gzipSync(file.contents, { level: 9 });
  console.log(`${name}: ${file.contents.length} bytes minified, ${gzipped.length} bytes gzipped`);
}
