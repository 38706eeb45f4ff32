// node run.js <script> <journey>: runs a journey that the script exports, in a real Chromium, at PAGE_URL.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { startChromium } from "./chromium.js";

const [script, name] = process.argv.slice(2);
const journey = (await import(pathToFileURL(script)))[name];
const browser = await startChromium();
const pageErrors = [];

/** Somebody with a browser of their own, on the page; signed in, if a user is named. */
async function person(user, options = {}) {
  const context = await browser.newContext({ baseURL: process.env.PAGE_URL, ...options });
  context.setDefaultTimeout(10_000);
  if (user !== undefined) {
    await context.request.post("/api/session", { data: { user } });
  }
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
