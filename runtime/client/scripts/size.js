// Prints what the package adds to a page: bundled, minified, gzipped.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const ENTRIES = {
  all: "*",
  "subscribe only": "{ subscribe }",
  "channel and staticSchema only": "{ channel, staticSchema }",
};

for (const [name, imported] of Object.entries(ENTRIES)) {
  const result = await build({
    stdin: { contents: `export ${imported} from "./src/index.ts";`, resolveDir: "." },
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
