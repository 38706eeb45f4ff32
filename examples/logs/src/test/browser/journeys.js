// What people do with a log. Each function is run by the test of the same name in LogsPageTest.
import assert from "node:assert/strict";
import { shows } from "../../../../browser/shows.js";
import { ask, cut, mend, sockets } from "../../../../browser/stage.js";
import { hasLines, lastInView, linesInView, savedLines, seenWritten, startJob } from "./build-page.js";
import { longestTask, watchTasks } from "./tasks.js";

export { screenshots } from "./screenshots.js";

/** Lets the job write a thousand lines, and says how many it has written in all. */
const go = () => ask("go");

/** Lets the job go on to its end. */
const goOn = () => ask("go-on");

const showsWritten = (page, lines) => shows(() => seenWritten(page), lines);

export async function tenThousandLines(person) {
  const page = await person();
  await startJob(page);
  await watchTasks(page);
  await goOn();
  await page.getByText("complete", { exact: true }).waitFor();
  await showsWritten(page, 10_000);
  console.log(`10,000 lines in 2 s: the page's longest task took ${await longestTask(page)} ms.`);
  await hasLines(page, 1, 10_000);
  assert.equal(await lastInView(page), 10_000);
  assert.equal(await page.getByText("missing").count(), 0);
  assert.ok((await page.locator("[data-line]").count()) < 200, "only the rows in view are in the page");
}

export async function startsBeforeThePageKnowsTheJobs(person) {
  const page = await person();
  await page.goto("about:blank"); // so that no request of the page before is under way
  const held = new Promise((hold) =>
    page.route("**/api/jobs", async (route) => hold({ route, response: await route.fetch() }), { times: 1 }),
  );
  await page.goto("/");
  const { route, response } = await held;
  await startJob(page);
  await route.fulfill({ response });
  await route.request().response();
  await showsWritten(page, await go());
  assert.equal(await page.getByRole("alert").count(), 0);
}

export async function joinsLate(person) {
  const first = await person();
  await startJob(first);
  const before = await go();
  const late = await person();
  await late.goto(first.url());
  await showsWritten(late, before);
  await hasLines(late, before - 199, before);
  const after = await go();
  await showsWritten(late, after);
  await hasLines(late, before - 199, after);
  await late.locator(".log").evaluate((log) => log.scrollTo(0, 0));
  await late
    .locator(`[data-missing="1-${before - 200}"]`)
    .getByText("written before this page joined")
    .waitFor();
  assert.equal(await late.getByRole("alert").count(), 0);
}

export async function pauses(person) {
  const page = await person();
  await startJob(page);
  const first = await go();
  await shows(() => lastInView(page), first);

  await page.getByRole("button", { name: "Pause" }).click();
  const inView = await linesInView(page);
  const second = await go();
  await page.getByRole("button", { name: `${(second - first).toLocaleString("en")} new lines` }).waitFor();
  assert.deepEqual(await linesInView(page), inView);
  await page.getByRole("button", { name: "Follow" }).click();
  await shows(() => lastInView(page), second);

  await page.locator(".log").hover();
  await page.mouse.wheel(0, -2_000);
  await page.getByRole("button", { name: "Paused. Go to the end" }).waitFor();
  const third = await go();
  const more = page.getByRole("button", { name: `${(third - second).toLocaleString("en")} new lines` });
  await more.click();
  await shows(() => lastInView(page), third);
  assert.equal(await more.count(), 0);
  await hasLines(page, 1, third);
}

export async function searches(person) {
  const page = await person();
  await startJob(page);
  await showsWritten(page, await go());
  await showsWritten(page, await go());
  const expected = (await savedLines(page)).filter((line) => line.includes("netty")).map((line) => parseInt(line, 10));
  assert.ok(expected.length > 2, "the log has a few such lines");

  await page.keyboard.press("/");
  await page.keyboard.type("NETTY");
  const found = page.getByRole("status", { name: "Matches" });
  await shows(() => found.textContent(), `${expected.length} found`);
  const stands = () => page.locator('[aria-current="true"]').getAttribute("data-line");
  for (const [index, key, place] of [
    [0, "Enter", 1],
    [1, "Enter", 2],
    [0, "Shift+Enter", 1],
    [expected.length - 1, "Shift+Enter", expected.length],
    [0, "Enter", 1],
  ]) {
    await page.keyboard.press(key);
    await shows(stands, String(expected.at(index)));
    assert.equal(await found.textContent(), `${place} of ${expected.length}`);
    assert.equal(await page.locator('[aria-current="true"] mark').first().textContent(), "netty");
  }
  await page.getByLabel("Only matches").check();
  await shows(() => page.locator("[data-line]:not(:has(mark))").count(), 0);
  await shows(async () => (await linesInView(page))[0], expected[0]);
  const inView = await linesInView(page);
  assert.deepEqual(inView, expected.slice(0, inView.length));
  await page.getByLabel("Only matches").uncheck();
  await page.getByRole("searchbox").press("Escape");
  await shows(() => page.locator("mark").count(), 0);

  const seenLevels = () =>
    page.locator("[data-line]").evaluateAll((all) => [...new Set(all.map((one) => one.dataset.level))].sort());
  await page.getByRole("button", { name: /^debug/ }).click();
  await shows(seenLevels, ["info", "warn"]);
  await page.getByRole("button", { name: /^info/ }).click();
  await shows(seenLevels, ["warn"]);
}

export async function reloadsAndIsCut(person) {
  const page = await person();
  await startJob(page);
  await go();
  await page.reload();
  const joined = await go();
  await showsWritten(page, joined);
  const first = parseInt((await savedLines(page))[0], 10);
  await hasLines(page, first, joined);

  const before = await sockets();
  await cut();
  await page.locator('.badge[data-phase="waiting"]').waitFor();
  const missed = await go();
  assert.equal(await seenWritten(page), joined);
  await mend();
  await showsWritten(page, missed);
  assert.ok((await sockets()) > before, "the page has connected anew");
  const end = await go();
  await showsWritten(page, end);
  await hasLines(page, first, end);
  assert.equal(await page.getByRole("alert").count(), 0);
}

export async function isCutForLong(person) {
  const page = await person();
  await startJob(page);
  const last = await go();
  await showsWritten(page, last);
  await cut();
  await page.locator('.badge[data-phase="waiting"]').waitFor();
  await go();
  await go();
  const end = await go();
  await mend();
  await showsWritten(page, end);
  // The channel's history has the last 2,000 messages.
  const lost = end - 2_000 - last;
  await page
    .getByRole("alert")
    .getByText(`${lost.toLocaleString("en")} lines are missing here`)
    .waitFor();
  assert.equal((await savedLines(page)).length, end - lost);
  await page.locator(".log").evaluate((log, line) => log.scrollTo(0, line * 22 - 200), last);
  await page
    .locator(`[data-missing="${last + 1}-${end - 2_000}"]`)
    .getByText("missing")
    .waitFor();
}
