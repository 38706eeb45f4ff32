import type { Server } from "node:http";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TestGateway } from "../support/gateway.js";
import { startChromium } from "./chromium.js";
import type { Shown } from "./page.js";
import { servePage } from "./serve-page.js";

let browser: Browser;
let url: string;
let server: Server;
let gateway: TestGateway;
let context: BrowserContext;
let page: Page;
const errors: Error[] = [];

beforeAll(async () => {
  ({ url, server } = await servePage(new URL("page.tsx", import.meta.url)));
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  server.close();
});

beforeEach(async () => {
  gateway = await TestGateway.start();
  context = await browser.newContext();
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
  errors.length = 0;
  page.on("pageerror", (error) => errors.push(error));
  await page.goto(`${url}?gateway=${gateway.url}`);
  await shows({ connectionStatus: "open" });
});
afterEach(async () => {
  await context.close();
  await gateway.stop();
  expect(errors).toEqual([]);
});

/** Waits until the page shows these values. */
async function shows(wanted: Partial<Shown>): Promise<void> {
  const isShown = (values: object) =>
    Object.entries(values).every(
      ([name, value]) => JSON.stringify(window.shown[name as "gaps"]) === JSON.stringify(value),
    );
  await page.waitForFunction(isShown, wanted).catch(async (cause) => {
    const shown = JSON.stringify(await page.evaluate(() => window.shown));
    throw new Error(`${JSON.stringify(wanted)} was not shown but ${shown}`, { cause });
  });
}

/** A Chromium without a screen hides no page: the page is told so. */
const visibility = (state: "hidden" | "visible") =>
  page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

function publish(from: number, to: number): void {
  for (let n = from; n <= to; n++) gateway.publish("log", n);
}

const standing = () => gateway.open.flatMap(({ subs }) => [...subs.values()].map(({ channel }) => channel)).sort();

describe("in a page", { timeout: 180_000 }, () => {
  it("two hooks in StrictMode share one socket, and subscribe once each", async () => {
    await expect.poll(standing).toEqual(["order:42", "order:43"]);
    publish(1, 3);
    gateway.publish("step", { name: "pay" }, { channel: "order:43" });
    await shows({ numbers: [1, 2, 3], steps: ["pay"], lastId: "id-3" });
    expect(gateway.connections).toHaveLength(1);
    expect(gateway.subs).toHaveLength(2);
  });

  it("a reload in mid-stream loses and repeats nothing", async () => {
    publish(1, 100);
    await page.waitForFunction(() => (window.shown.numbers?.length ?? 0) > 0);
    const reloading = page.reload();
    publish(101, 200);
    await reloading;
    publish(201, 300);
    await shows({ numbers: upTo(300), gaps: 0 });
  });

  it("a page that was hidden catches up when it is seen again", async () => {
    publish(1, 2);
    await shows({ numbers: [1, 2] });
    await visibility("hidden");
    await shows({ connectionStatus: "paused", pauseReason: "hidden" });
    await expect.poll(standing).toEqual([]);
    publish(3, 200);
    await visibility("visible");
    await shows({ numbers: upTo(200), connectionStatus: "open", pauseReason: null, gaps: 0 });
  });

  it("a page that stood still loses nothing, though its socket was cut meanwhile", async () => {
    publish(1, 2);
    await shows({ numbers: [1, 2] });
    await standStill(async () => {
      publish(3, 50);
      gateway.cut();
      publish(51, 200);
    });
    await shows({ numbers: upTo(200), connectionStatus: "open", gaps: 0 });
  });

  it("a page that stood still for longer than the history says so", async () => {
    publish(1, 2);
    await shows({ numbers: [1, 2] });
    await standStill(async () => {
      gateway.cut();
      publish(3, 50);
      gateway.forget();
      publish(51, 52);
    });
    await shows({ numbers: [1, 2, 51, 52], gaps: 1, lastId: "id-52" });
  });

  it("a page that is frozen leaves its socket, and goes on when it is thawed", async () => {
    publish(1, 2);
    await shows({ numbers: [1, 2] });
    await standStill(async () => {
      await expect.poll(standing).toEqual([]);
      publish(3, 200);
    }, 'document.dispatchEvent(new Event("freeze"))');
    await page.evaluate(() => document.dispatchEvent(new Event("resume")));
    await shows({ numbers: upTo(200), connectionStatus: "open", gaps: 0 });
  });
});

/** Stops all of the page's JavaScript, after some last of it, while something goes on elsewhere, as freezing does. */
async function standStill(meanwhile: () => Promise<void>, last = ""): Promise<void> {
  const debug = await context.newCDPSession(page);
  await debug.send("Debugger.enable");
  const paused = new Promise((resolve) => debug.once("Debugger.paused", resolve));
  const isRunning = debug.send("Runtime.evaluate", { expression: `${last}; debugger` });
  await paused;
  await meanwhile();
  await debug.send("Debugger.resume");
  await isRunning;
  await debug.detach();
}
