// What people do with the conversations. Each function is run by the test of the same name in ChatPageTest.
import assert from "node:assert/strict";
import { isAccessible } from "../../../../browser/accessible.js";
import { shows } from "../../../../browser/shows.js";
import { cut, mend, sockets } from "../../../../browser/stage.js";
import { ask, begin, go, goOn, recital, resting, seenChats, showsAnswers, stop } from "./reading-room.js";

export { screenshots } from "./screenshots.js";

export async function answerComes(person) {
  const { question, source, tokens } = await recital("alice");
  const page = await person("ada");
  await page.getByRole("button", { name: question }).click();
  await page.getByRole("status").getByText("The agent is answering.").waitFor();
  await go();
  await showsAnswers(page, ["running", tokens.slice(0, 10)]);
  await go();
  await showsAnswers(page, ["running", tokens.slice(0, 20)]);
  await goOn();
  await showsAnswers(page, ["whole", tokens]);
  await page.getByRole("status").getByText("The answer is complete.").waitFor();
  await page.getByText(source).waitFor();
}

export async function reloadAndCutInMidAnswer(person) {
  const { question, tokens } = await recital("woods");
  const page = await person("ada");
  await ask(page, question);
  await go();
  await showsAnswers(page, ["running", tokens.slice(0, 10)]);
  await page.reload();
  await showsAnswers(page, ["running", tokens.slice(0, 10)]);
  await cut();
  await page.getByRole("status", { name: "Connection" }).getByText("Reconnecting").waitFor();
  await go();
  await showsAnswers(page, ["running", tokens.slice(0, 10)]);
  await mend();
  await showsAnswers(page, ["running", tokens.slice(0, 20)]);
  await goOn();
  await showsAnswers(page, ["whole", tokens]);
  await page.reload();
  await showsAnswers(page, ["whole", tokens]);
}

export async function stopButton(person) {
  const { question, tokens } = await recital("sea");
  const page = await person("ada");
  await ask(page, question);
  await go();
  await showsAnswers(page, ["running", tokens.slice(0, 10)]);
  await stop(page);
  await goOn();
  await showsAnswers(page, ["stopped", tokens.slice(0, 10)]);
  await page.getByText("Stopped before the end").waitFor();
  await page.reload();
  await showsAnswers(page, ["stopped", tokens.slice(0, 10)]);
  await ask(page, question);
  await showsAnswers(page, ["stopped", tokens.slice(0, 10)], ["whole", tokens]);
}

export async function severalConversations(person) {
  const [sea, life] = await Promise.all([recital("sea"), recital("life")]);
  const page = await person("ada");
  await ask(page, sea.question);
  await shows(() => seenChats(page), [[sea.question, "true"]]);
  await begin(page);
  await ask(page, life.question);
  await shows(
    () => seenChats(page),
    [
      [sea.question, "true"],
      [life.question, "true"],
    ],
  );
  // Both go on, the one that is open and the one that is not.
  await shows(resting, 2);
  await go();
  await page.getByRole("link", { name: sea.question }).getByText("Call").waitFor();
  await page.getByRole("link", { name: life.question }).getByText("It").waitFor();
  await goOn();
  await showsAnswers(page, ["whole", life.tokens]);
  await shows(
    () => seenChats(page),
    [
      [sea.question, "false"],
      [life.question, "false"],
    ],
  );
  await page.getByRole("link", { name: sea.question }).click();
  await showsAnswers(page, ["whole", sea.tokens]);
  await page.goBack();
  await showsAnswers(page, ["whole", life.tokens]);
  assert.equal(await sockets(), 1);
}

export async function anothersConversation(person) {
  const { question, tokens } = await recital("sea");
  const ada = await person("ada");
  await page(ada);
  await ask(ada, question);
  await goOn();
  await showsAnswers(ada, ["whole", tokens]);

  const grace = await person("grace");
  await grace.goto(ada.url());
  await grace.getByRole("alert").getByText("not one of yours").waitFor();
  await showsAnswers(grace);
}

export async function accessiblePage(person) {
  const { question, tokens } = await recital("sea");
  const page = await person("ada");
  await page.getByRole("button", { name: question }).waitFor();
  await isAccessible(page);
  await ask(page, question);
  await go();
  await showsAnswers(page, ["running", tokens.slice(0, 10)]);
  await isAccessible(page);
  await stop(page);
  await goOn();
  await page.getByText("Stopped before the end").waitFor();
  await isAccessible(page);
}

/** Opens the first conversation by its address. */
async function page(person) {
  await person.getByRole("navigation").getByRole("link").click();
  await person.waitForURL(/chat=/);
}
