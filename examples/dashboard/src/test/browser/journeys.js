// What operators do. Each function is run by a test of DashboardPageTest.
import assert from "node:assert/strict";
import { shows } from "../../../../browser/shows.js";
import { ask, cut, mend, sockets } from "../../../../browser/stage.js";
import { range, seenEvents, seenInTable, seenRequests, seenTicks } from "./fleet-page.js";

export { screenshots } from "./screenshots.js";

/** Lets the fleet's clock go on by one tick, and gives all services' requests a second. */
const tick = () => ask("tick");

/** Lets it go on by 80 ticks, which is more than a service's history. */
const manyTicks = () => ask("many-ticks");

async function operator(person) {
  const page = await person("olga");
  await page.getByText("Live").waitFor();
  await page.getByText("The same as a table").click();
  return page;
}

/** Waits until every card shows the sample of this tick, with these requests in all. */
async function showsTick(page, expected, requests) {
  await shows(async () => [...new Set(Object.values(await seenTicks(page)))], [expected]);
  assert.equal(await seenRequests(page), requests);
}

export async function seesEveryService(person) {
  const page = await operator(person);
  await showsTick(page, 1, await tick());
  assert.equal(Object.keys(await seenTicks(page)).length, 12);
  await tick();
  const requests = await tick();
  await showsTick(page, 3, requests);
  await shows(() => seenInTable(page), [1, 2, 3]);
  await shows(() => page.locator(".totals").getAttribute("data-tick"), "3");
  await page.getByText("13 channels on one WebSocket").waitFor();
  assert.equal(await sockets(), 1);

  const late = await operator(person);
  await showsTick(late, 3, requests);
  await shows(() => seenInTable(late), [1, 2, 3]);

  await late.getByRole("button", { name: "search", exact: true }).click();
  await late.getByRole("radio", { name: "Latency" }).check();
  await late.getByRole("heading", { name: "search: latency, p95 in ms" }).waitFor();
  await late.getByRole("img", { name: "Latency of search: now " }).waitFor();
}

export async function isCutBriefly(person) {
  const page = await operator(person);
  await showsTick(page, 1, await tick());
  await shows(() => seenInTable(page), [1]);
  await cut();
  await page.locator('.badge[data-phase="waiting"]').waitFor();
  await page.getByText("The figures stand still").waitFor();
  for (let i = 0; i < 10; i++) {
    await tick();
  }
  const requests = await tick();
  assert.deepEqual(await seenInTable(page), [1]);
  await mend();
  await showsTick(page, 12, requests);
  await shows(() => seenInTable(page), range(1, 12));
  assert.equal(await page.locator(".hole").count(), 0);
}

export async function isCutForLong(person) {
  const page = await operator(person);
  await showsTick(page, 1, await tick());
  await cut();
  await page.locator('.badge[data-phase="waiting"]').waitFor();
  const requests = await manyTicks();
  await mend();
  await showsTick(page, 81, requests);
  await shows(async () => (await seenInTable(page)).at(-1), 81); // with the next frame

  const table = await seenInTable(page);
  const first = table[2];
  const missing = `${first - 2} samples missing`;
  assert.deepEqual(table, [1, missing, ...range(first, 81)]);
  assert.ok(first > 2 && first <= 81 - 50, "most of a history of 60 messages was there still");
  await page.locator(`.chart .hole[data-missing="2-${first - 1}"]`).waitFor();
  await page.getByRole("img", { name: missing }).waitFor();
  await page.locator('[data-service="checkout"]').getByText(missing.replace(" missing", "")).waitFor();
  await shows(async () => (await seenEvents(page)).filter((kind) => kind === "gap").length > 0, true);
}

export async function restartsAService(person) {
  const page = await operator(person);
  const other = await operator(person);
  await tick();
  await page.getByRole("button", { name: "Restart payments" }).click();
  for (const each of [page, other]) {
    await each.getByText("Olga restarts it.").waitFor();
  }
  await tick();
  const card = page.locator('[data-service="payments"]');
  await card.getByText("restarting").waitFor();
  assert.ok(await card.getByRole("button", { name: "Restart payments" }).isDisabled());
  for (let i = 0; i < 9; i++) {
    await tick();
  }
  await card.getByText("healthy").waitFor();
  await shows(async () => (await seenEvents(page)).includes("recovered"), true);
}

export async function isNoAdmin(person) {
  const page = await person("sam");
  const openedByPage = [];
  page.on("websocket", (socket) => openedByPage.push(socket.url()));
  const answer = page.waitForResponse((response) => response.url().endsWith("/api/admin/services"));
  await page.reload();
  assert.equal((await answer).status(), 403);
  await page.getByRole("alert").getByText("Sam does not run the fleet").waitFor();
  assert.deepEqual(openedByPage, []);
  assert.equal(await sockets(), 0);

  await page.getByRole("button", { name: "Be Olga" }).click();
  await page.getByText("Live").waitFor();
}
