// Checks the package as its users get it: packs it, looks at the tarball, and installs it into an empty folder, where a page
// that is written against it has to pass `tsc --strict`, and Node has to import it.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const OUT = resolve("target", "package");
const USER = join(OUT, "user");
const shell = process.platform === "win32";
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, shell, stdio: ["ignore", "inherit", "inherit"] });
const bin = (name) => resolve("node_modules", ".bin", name);

rmSync(OUT, { recursive: true, force: true });
mkdirSync(USER, { recursive: true });
const packed = execFileSync("npm", ["pack", "--json", "--silent", "--pack-destination", OUT], {
  shell,
  encoding: "utf8",
});
const [{ filename, size, files }] = JSON.parse(packed.slice(packed.indexOf("[")));
const tarball = join(OUT, filename);
console.log(`${filename}: ${size} bytes, ${files.length} files`);

run(bin("publint"), [tarball, "--strict"]);
run(bin("attw"), [tarball, "--profile", "esm-only", "--exclude-entrypoints", "package.json", "--no-emoji"]);

cpSync(join("test", "package"), USER, { recursive: true });
run("npm", ["install", "--offline", "--no-save", "--legacy-peer-deps", "--silent", tarball], USER);
for (const [module, resolution] of [
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
]) {
  run(bin("tsc"), ["--module", module, "--moduleResolution", resolution, "-p", USER]);
}
run("node", ["page.js"], USER);
