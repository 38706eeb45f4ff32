// Prints how long `tsc` takes for a page over many generated channels, and for the same page over one.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const RUNS = 5;
const out = resolve("target", "types");
mkdirSync(out, { recursive: true });

/** A module as `javac` writes it: each channel has three topics, and payloads of its own. */
function channels(count) {
  const one = (n) => `
export interface Step${n} { name: string; status: "running" | "complete" | "failed"; output?: Record<string, unknown>; ts: number }
export interface Line${n} { line: number; text: string; tags: string[]; from: { host: string; process: number | null } }
export interface Channel${n}Topics { step: Step${n}; log: Line${n}; tokens: string }
export const channel${n} = /* @__PURE__ */ channel({
  name: ({ id }: { id: string }) => \`channel${n}:\${encodeURIComponent(id)}\`,
  topics: {
    step: { schema: staticSchema<Step${n}>() },
    log: { schema: staticSchema<Line${n}>() },
    tokens: { schema: staticSchema<string>(), stream: true },
  },
});`;
  return `import { channel, staticSchema } from "../../src/index.js";\n${Array.from({ length: count }, (_, n) => one(n)).join("\n")}`;
}

/** A page that follows each channel and narrows its messages. */
function page(count) {
  const one = (n) => `
  subscribe({ channel: channels.channel${n}({ id: "1" }), topics: ["step", "log", "tokens"], token }, (message) => {
    if (message.topic === "step") show(message.data.status);
    else if (message.topic === "log") show(message.data.from.host);
    else if (message.kind === "chunk") show(message.data);
  });`;
  return `import { subscribe } from "../../src/index.js";
import * as channels from "./channels-${count}.js";
export function follow(token: () => Promise<string>, show: (text: string) => void): void {${Array.from({ length: count }, (_, n) => one(n)).join("")}
}
`;
}

for (const count of [1, 500]) {
  writeFileSync(join(out, `channels-${count}.ts`), channels(count));
  writeFileSync(join(out, `page-${count}.ts`), page(count));
  const project = join(out, `tsconfig-${count}.json`);
  writeFileSync(
    project,
    JSON.stringify({ extends: "../../tsconfig.json", compilerOptions: { types: [] }, include: [`page-${count}.ts`] }),
  );
  const times = Array.from({ length: RUNS }, () => {
    const begin = performance.now();
    execFileSync("node_modules/.bin/tsc", ["-p", project], { stdio: "inherit", shell: process.platform === "win32" });
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  const facts = execFileSync("node_modules/.bin/tsc", ["-p", project, "--extendedDiagnostics"], { encoding: "utf8" });
  const fact = (name) => facts.match(new RegExp(`^${name}:\\s*(\\S+)`, "m"))?.[1];
  console.log(
    `${count} channels: ${Math.round(times[RUNS >> 1])} ms (median of ${RUNS}), ` +
      `check ${fact("Check time")}, ${fact("Types")} types, ${fact("Instantiations")} instantiations, ${fact("Memory used")}`,
  );
}
