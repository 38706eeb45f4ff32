// What the hook does in a page, in a real Chromium. Each function is run by a test of InngestHookTest.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { getClientSubscriptionToken } from "inngest/react";
import { backEnd, order42 } from "./client.js";
import { publish, restart, runIs, stream } from "./stage.js";

/** Shows the page to a scenario; an error of the page's fails it. */
async function inPage(baseUrl, signingKey, scenario) {
  const app = backEnd(baseUrl, signingKey);
  const server = await serve(await bundle());
  const { startChromium } = await import("./chromium.js");
  const browser = await startChromium();
  const errors = [];
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => errors.push(error.stack));
    await page.exposeFunction("mint", () =>
      getClientSubscriptionToken(app, { channel: order42, topics: ["step", "note"] }),
    );
    await page.goto(`http://localhost:${server.address().port}/`);
    await is(page, { connectionStatus: "open", runStatus: "running" });
    await scenario(page);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    server.close();
  }
}

async function bundle() {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: ["page.jsx"],
    bundle: true,
    format: "esm",
    jsx: "automatic",
    platform: "browser",
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}

function serve(script) {
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(
      isScript ? script : '<!doctype html><div id="order"></div><script type="module" src="page.js"></script>',
    );
  });
  return new Promise((resolve) => server.listen(0, "localhost", () => resolve(server)));
}

/** Waits until the hook shows these values. */
async function is(page, wanted) {
  await page
    .waitForFunction(
      (values) =>
        window.shown !== undefined && Object.entries(values).every(([name, value]) => window.shown[name] === value),
      wanted,
    )
    .catch(async (error) => {
      throw new Error(`${JSON.stringify(wanted)} was not shown but ${JSON.stringify(await shown(page))}`, {
        cause: error,
      });
    });
}

const shown = (page) => page.evaluate(() => ({ ...window.shown, connections: window.connections, runs: window.runs }));

/** Waits until the hook shows so many messages. */
const messages = (page, count) => page.waitForFunction((n) => window.shown.messages.all.length === n, count);

export async function hookFollowsARunToItsEnd(baseUrl, signingKey) {
  await inPage(baseUrl, signingKey, async (page) => {
    await publish("step", { n: 1 });
    await messages(page, 1);
    await publish("note", "two");
    await messages(page, 2);
    const { messages: seen } = await shown(page);
    assert.deepEqual(
      seen.all.map(({ data }) => data),
      [{ n: 1 }, "two"],
    );
    assert.deepEqual(seen.byTopic.step.data, { n: 1 });
    assert.equal(seen.byTopic.note.data, "two");
    assert.equal(seen.last.data, "two");
    assert.deepEqual(
      seen.delta.map(({ data }) => data),
      ["two"],
    );
    await stream("note", ["Hel", "lo"]);
    await messages(page, 4);
    assert.deepEqual(
      (await shown(page)).messages.all.slice(2).map(({ kind, topic, data }) => [kind, topic, data]),
      [
        ["data", "note", "Hel"],
        ["data", "note", "lo"],
      ],
    );
    await runIs("COMPLETED", { total: 3 });
    await is(page, { connectionStatus: "closed", runStatus: "completed" });
    const end = await shown(page);
    assert.deepEqual(end.result, { total: 3 });
    assert.equal(end.error, null);
    assert.deepEqual(end.runs, ["unknown", "running", "completed"]);
    assert.deepEqual(end.connections, ["idle", "connecting", "open", "closed"]);
  });
}

export async function hookComesBackAfterACut(baseUrl, signingKey) {
  await inPage(baseUrl, signingKey, async (page) => {
    await publish("step", 1);
    await messages(page, 1);
    await restart();
    await page.waitForFunction(() => window.connections.filter((status) => status === "open").length === 2);
    await publish("step", 2);
    await messages(page, 2);
    assert.deepEqual(
      (await shown(page)).messages.all.map(({ data }) => data),
      [1, 2],
    );
  });
}

export async function hookPausesWhileThePageIsHidden(baseUrl, signingKey) {
  await inPage(baseUrl, signingKey, async (page) => {
    await visibility(page, "hidden");
    await is(page, { connectionStatus: "paused", isPaused: true, pauseReason: "hidden" });
    await publish("step", "while hidden");
    await visibility(page, "visible");
    await is(page, { connectionStatus: "open", isPaused: false, pauseReason: null });
    await publish("step", "after");
    await messages(page, 1);
    assert.equal((await shown(page)).messages.last.data, "after");
  });
}

/** A Chromium without a screen hides no page: the page is told so. */
const visibility = (page, state) =>
  page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
