// What the page shows, and how to use it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** Starts a job, and waits until the page follows it. */
export async function startJob(page, pace = "200") {
  await page.getByLabel("Lines a second").selectOption(pace);
  await page.getByRole("button", { name: "Start a job" }).click();
  await page.getByText("Live").waitFor();
}

/** How many lines the job has written, as far as the page knows. */
export async function seenWritten(page) {
  return Number((await page.locator(".written").textContent()).replaceAll(",", ""));
}

/** The lines that the page has, as it saves them. */
export async function savedLines(page) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  return linesOf(text);
}

/** The lines that the job has written, as the server keeps them. */
export async function wholeLog(page) {
  const answer = await page.request.get("/api/jobs/1/log");
  return linesOf(await answer.text());
}

/** Checks that the page has all lines from one number to another, each once, as the job has written them. */
export async function hasLines(page, from, to) {
  assert.deepEqual(await savedLines(page), (await wholeLog(page)).slice(from - 1, to));
}

/** The numbers of the lines in view, from top to bottom. */
export function linesInView(page) {
  return page.locator(".log").evaluate((log) => {
    const box = log.getBoundingClientRect();
    return [...log.querySelectorAll("[data-line]")]
      .filter((line) => {
        const { top, bottom } = line.getBoundingClientRect();
        return top >= box.top - 1 && bottom <= box.bottom + 1;
      })
      .map((line) => Number(line.dataset.line))
      .sort((a, b) => a - b);
  });
}

export const lastInView = async (page) => (await linesInView(page)).at(-1);

function linesOf(text) {
  return text.split("\n").slice(0, -1);
}
