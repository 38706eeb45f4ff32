// Runs `npm ci` unless what is installed is what package-lock.json says: npm leaves a copy of it, which is as new.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const installedAt = changedAt("node_modules/.package-lock.json");

if (installedAt <= Math.max(changedAt("package.json"), changedAt("package-lock.json"))) {
  const { status } = spawnSync("npm", ["ci"], { stdio: "inherit", shell: process.platform === "win32" });
  process.exitCode = status ?? 1;
}
