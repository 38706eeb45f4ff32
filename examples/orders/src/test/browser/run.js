// Runs the journey that the command line names, in a real Chromium, against the shop at SHOP_URL.
import assert from "node:assert/strict";
import { startChromium } from "./chromium.js";
import * as journeys from "./journeys.js";
import { screenshots } from "./screenshots.js";

const journey = { ...journeys, screenshots }[process.argv[2]];
const browser = await startChromium();
const pageErrors = [];

/** Somebody with a browser of their own, signed in, on the order page. */
async function person(user = "ada", options = {}) {
  const context = await browser.newContext({ baseURL: process.env.SHOP_URL, ...options });
  context.setDefaultTimeout(10_000);
  await context.request.post("/api/session", { data: { user } });
  const page = await context.newPage();
  page.on("pageerror", (error) => pageErrors.push(error.stack));
  await page.goto("/");
  return page;
}

try {
  await journey(person);
  assert.deepEqual(pageErrors, []);
} finally {
  await browser.close();
}
