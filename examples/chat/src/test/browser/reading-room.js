// What the page shows, and how to use it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { shows } from "../../../../browser/shows.js";
import { ask as askStage } from "../../../../browser/stage.js";

/** A text that the model recites: its question, and its tokens as the back end cuts them. */
export async function recital(name) {
  const file = await readFile(new URL(`../../main/resources/texts/${name}.txt`, import.meta.url), "utf8");
  const [question, source, , ...text] = file.split("\n");
  return {
    question,
    source,
    tokens: text
      .join("\n")
      .trim()
      .match(/\s*\S{1,5}/g),
  };
}

/** Lets the model say ten tokens more. */
export const go = () => askStage("go");

/** How many models have been asked, and may not go on yet. */
export const resting = () => askStage("resting");

/** Lets every model go on to its end. */
export const goOn = () => askStage("go-on");

/** Begins another conversation. */
export async function begin(page) {
  const before = page.url();
  await page.getByRole("button", { name: "New conversation" }).click();
  await page.waitForURL((url) => url.href !== before);
  await page.getByRole("heading", { name: "Ask the agent" }).waitFor();
}

export async function ask(page, question) {
  await page.getByLabel("Your question").fill(question);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
}

/** Stops the answer, and returns when the agent knows. */
export async function stop(page) {
  const stopped = page.waitForResponse((response) => response.url().endsWith("/stop"));
  await page.getByRole("button", { name: "Stop" }).click();
  assert.equal((await stopped).status(), 202);
}

/** Waits until the open conversation has these answers: each how it stands, and its text. */
export function showsAnswers(page, ...expected) {
  return shows(
    () =>
      page
        .locator("[data-answer]")
        .evaluateAll((all) => all.map((one) => [one.dataset.ending, one.querySelector(".text").textContent])),
    expected.map(([ending, tokens]) => [ending, tokens.join("")]),
  );
}

/** The list of conversations: title, and whether it is being answered. */
export const seenChats = (page) =>
  page
    .getByRole("navigation")
    .locator("li")
    .evaluateAll((all) =>
      all.map((one) => [one.querySelector("strong").textContent, one.querySelector(".latest").dataset.answering]),
    );
