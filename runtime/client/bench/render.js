// Streams 1,000 messages a second for 10 s into a page and prints what that costs the page: `npm run bench:render`. Names
// of pages choose some: `npm run bench:render -- Hook Buffered`.
import { createServer } from "node:http";
import { build } from "esbuild";
import { startChromium } from "../test/browser/chromium.js";
import { startGateway } from "./gateway.js";

const PER_SECOND = 1_000;
const SECONDS = 10;
const PAGES = ["Idle", "Hook", "Buffered", "Selecting", "Unlimited", "Store", "Inngest", "InngestBuffered"];

const chosen = process.argv.slice(2);
const server = await serve();
const gateway = await startGateway();
const browser = await startChromium();
console.log(`${PER_SECOND} messages a second for ${SECONDS} s, Chromium ${browser.version()}`);
console.log(
  "| page | frames a second | longest frame | long tasks | in them | main thread busy | renderings | done after |",
);
console.log("|---|---|---|---|---|---|---|---|");
for (const page of chosen.length > 0 ? chosen : PAGES) {
  console.log(row(page, await measure(page)));
}
await browser.close();
gateway.close();
server.close();

async function measure(name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.goto(`http://localhost:${server.address().port}/?page=${name}&gateway=${gateway.url}`);
  while (name !== "Idle" && gateway.listeners.size === 0) await sleep(10);
  await sleep(500); // the page's own beginning is not what is measured
  await page.evaluate(watch);
  const before = await busySeconds(cdp);
  await gateway.stream(PER_SECOND, SECONDS);
  const lateMs = name === "Idle" ? 0 : await untilDone(page);
  const busy = (await busySeconds(cdp)) - before;
  const seen = await page.evaluate(() => window.stopWatching());
  await context.close();
  while (gateway.listeners.size > 0) await sleep(10);
  return { ...seen, busy: busy / seen.seconds, lateMs };
}

/** Counts frames and long tasks in the page. */
function watch() {
  const start = performance.now();
  const rendered = window.renderings;
  const frames = [start];
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: "longtask" });
  const onFrame = () => {
    frames.push(performance.now());
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  window.stopWatching = () => ({
    seconds: (performance.now() - start) / 1_000,
    frames: frames.length - 1,
    longestFrameMs: Math.max(...frames.slice(1).map((at, n) => at - frames[n])),
    longTasks: tasks.length,
    longTaskMs: tasks.reduce((sum, each) => sum + each, 0),
    renderings: window.renderings - rendered,
  });
}

/** How many milliseconds after the last message was sent the page shows it. */
async function untilDone(page) {
  const start = performance.now();
  await page.waitForFunction((last) => window.last === last, PER_SECOND * SECONDS, { timeout: 60_000, polling: 10 });
  return performance.now() - start;
}

async function busySeconds(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
}

function row(page, { seconds, frames, longestFrameMs, longTasks, longTaskMs, renderings, busy, lateMs }) {
  const cells = [
    page,
    (frames / seconds).toFixed(0),
    `${longestFrameMs.toFixed(0)} ms`,
    longTasks,
    `${longTaskMs.toFixed(0)} ms`,
    `${(busy * 100).toFixed(0)} %`,
    renderings,
    `${lateMs.toFixed(0)} ms`,
  ];
  return `| ${cells.join(" | ")} |`;
}

async function serve() {
  const { outputFiles } = await build({
    entryPoints: ["bench/page.jsx"],
    bundle: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    platform: "browser",
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
    logLevel: "error",
  });
  const made = createServer(({ url }, response) => {
    const isScript = url === "/page.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? outputFiles[0].text : '<!doctype html><script type="module" src="page.js"></script>');
  });
  await new Promise((resolve) => made.listen(0, "localhost", resolve));
  return made;
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
