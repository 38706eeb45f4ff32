// What people do with the shop. Each function is run by the test of the same name in OrdersPageTest.
import assert from "node:assert/strict";
import { isAccessible } from "../../../../browser/accessible.js";
import { shows } from "../../../../browser/shows.js";
import { ask, cut, mend, sockets } from "../../../../browser/stage.js";
import { placeOrder, seenOrders, seenSteps, showsSteps } from "./shop.js";

export { screenshots } from "./screenshots.js";

/** Lets the job go on to its next rest. */
const go = () => ask("go");

/** Lets every job go on to its end. */
const goOn = () => ask("go-on");

const steps = [
  "capture-payment started",
  "capture-payment intent created",
  "capture-payment authorized",
  "capture-payment complete",
  "reserve-inventory started",
  "reserve-inventory shelf found",
  "reserve-inventory complete",
  "ship started",
  "ship label printed",
  "ship handed to carrier",
  "ship complete",
];

export async function placesAnOrder(person) {
  const page = await person("ada");
  await placeOrder(page);
  // How many steps there are by each of the job's rests.
  for (const count of [2, 3, 6, 9, 10]) {
    await showsSteps(page, steps.slice(0, count));
    if (count < 10) {
      await go();
    }
  }
  await goOn();
  await showsSteps(page, steps);
  await page.getByText("Your order is on its way.").waitFor();
  await page.getByText("2 × Desk lamp, €104.00").waitFor();
}

export async function orderBeforeThePageIsComplete(person) {
  const page = await person("ada");
  await page.goto("about:blank"); // so that no request of the page before is under way
  const held = new Promise((hold) => page.route("**/api/orders", hold, { times: 1 }));
  await page.goto("/");
  await placeOrder(page);
  const listOfOrders = await held;
  await listOfOrders.continue();
  await goOn();
  await showsSteps(page, steps);
}

export async function reloadInMidOrder(person) {
  const page = await person("ada");
  await placeOrder(page);
  await go();
  await go();
  await showsSteps(page, steps.slice(0, 6));
  await page.reload();
  await showsSteps(page, steps.slice(0, 6));
  await goOn();
  await showsSteps(page, steps);
}

export async function networkCutInMidOrder(person) {
  const page = await person("ada");
  await placeOrder(page);
  await showsSteps(page, steps.slice(0, 2));
  await cut();
  await page.locator('.badge[data-phase="waiting"]').waitFor();
  await go();
  await go();
  assert.deepEqual(await seenSteps(page), steps.slice(0, 2));
  await mend();
  await showsSteps(page, steps.slice(0, 6));
  await goOn();
  await showsSteps(page, steps);
}

export async function anothersOrder(person) {
  const ada = await person("ada");
  await placeOrder(ada);
  await showsSteps(ada, steps.slice(0, 2));
  const address = ada.url();
  const before = await sockets();

  const grace = await person("grace");
  const openedByPage = [];
  grace.on("websocket", (socket) => openedByPage.push(socket.url()));
  const answer = grace.waitForResponse((response) => response.url().endsWith("/token"));
  await grace.goto(address);
  assert.equal((await answer).status(), 403);
  await grace.getByRole("alert").getByText("is not one of yours").waitFor();
  assert.deepEqual(await seenSteps(grace), []);
  assert.deepEqual(openedByPage, []);
  assert.equal(await sockets(), before);
}

export async function adminPage(person) {
  const shop = await person("ada");
  await shop.goto("/admin.html");
  await shop.getByRole("alert").getByText("Only the shop").waitFor();
  await shop.getByRole("button", { name: "Be the shop" }).click();
  await shop.getByText("Live").waitFor();

  await placeOrder(await person("ada"));
  await shows(() => seenOrders(shop), { 1001: "Capture payment running" });
  await placeOrder(await person("grace"));
  await shows(() => seenOrders(shop), { 1001: "Capture payment running", 1002: "Capture payment running" });
  await goOn();
  await shows(() => seenOrders(shop), { 1001: "Ship complete", 1002: "Ship complete" });
}

/** Steps that the job publishes durably: told once, however many workers it takes. */
const durableSteps = steps.filter((step) => /(started|complete)$/.test(step));

export async function nodeOfThePageIsKilled(person) {
  const page = await person("ada");
  const sockets = [];
  page.on("websocket", (socket) => sockets.push(socket));
  await placeOrder(page);
  await page.getByText("intent created").waitFor();
  const before = sockets.length;
  await ask("kill-node-of-page");
  await goOn();
  await endsWithEveryStep(page);
  assert.ok(sockets.length > before);
}

export async function nodeOfTheWorkerIsKilled(person) {
  const page = await person("ada");
  await placeOrder(page);
  await ask("finish-payment");
  await page.getByText("shelf found").waitFor();
  await ask("kill-node-of-worker");
  await goOn();
  await endsWithEveryStep(page);
  assert.ok(await page.getByText("worker 2").count());
}

/** A stage inside a step is told again when another worker takes the step up again; nothing else is. */
async function endsWithEveryStep(page) {
  await page.getByText("Your order is on its way.").waitFor({ timeout: 90_000 });
  const seen = await seenSteps(page);
  assert.deepEqual(
    seen.filter((step) => durableSteps.includes(step)),
    durableSteps,
  );
  assert.deepEqual([...new Set(seen)], steps);
}

export async function accessiblePages(person) {
  const ada = await person("ada");
  await placeOrder(ada);
  await go();
  await showsSteps(ada, steps.slice(0, 3));
  await isAccessible(ada);
  const shop = await person("shop");
  await shop.goto("/admin.html");
  await shows(() => seenOrders(shop), { 1001: "Capture payment running" });
  await isAccessible(shop);
  await goOn();
  await showsSteps(ada, steps);
  await isAccessible(ada);
}
