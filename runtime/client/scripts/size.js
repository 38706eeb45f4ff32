// Prints what the package adds to a page: bundled, minified, gzipped. Fails when that is more than it may be.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** The most that everything but React may add to a page, in bytes gzipped: 6 kB. */
const MOST = 6 * 1024;

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
  if (name === "all" && gzipped.length > MOST) {
    console.error(
      `That is more than ${MOST} bytes. Find what grew, and make it smaller, or say in scripts/size.js why not.`,
    );
    process.exitCode = 1;
  }
}
