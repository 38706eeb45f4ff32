// node run.js <script> <journey>: runs a journey that the script exports, in a real Chromium, at PAGE_URL.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { startChromium } from "./chromium.js";

const [script, name] = process.argv.slice(2);
const journey = (await import(pathToFileURL(script)))[name];
const browser = await startChromium();
const pageErrors = [];
const pages = new Map();

/** Somebody with a browser of their own, on the page; signed in, if a user is named. */
async function person(user, options = {}) {
  const context = await browser.newContext({ baseURL: process.env.PAGE_URL, ...options });
  context.setDefaultTimeout(30_000);
  if (user !== undefined) {
    await context.request.post("/api/session", { data: { user } });
  }
  const page = await context.newPage();
  pages.set(page, watched(page));
  await page.goto("/");
  return page;
}

/** What happens on the page that its text does not show; it is printed when the journey fails. */
function watched(page) {
  const events = [];
  const note = (event) => events.push(`${new Date().toISOString().slice(14)} ${event}`);
  page.on("pageerror", (error) => pageErrors.push(error.stack));
  page.on("console", (message) => note(`${message.type()}: ${message.text()}`));
  page.on("requestfailed", (request) => note(`${request.url()} failed: ${request.failure()?.errorText}`));
  page.on("response", (response) => note(`${response.status()} ${response.request().method()} ${response.url()}`));
  page.on("websocket", (socket) => {
    note(`socket opens ${socket.url()}`);
    socket.on("socketerror", (error) => note(`socket fails: ${error}`));
    socket.on("framereceived", () => note("socket receives"));
    socket.on("close", () => note("socket closed"));
  });
  return events;
}

async function tell(page, events) {
  const text = await page.locator("body").innerText({ timeout: 1_000 }).catch(String);
  console.error(`\n${page.url()}\n${events.join("\n")}\nIt shows:\n${text}\n`);
}

try {
  await journey(person);
  assert.deepEqual(pageErrors, []);
} catch (error) {
  for (const [page, events] of pages) {
    await tell(page, events);
  }
  throw error;
} finally {
  await browser.close();
}
