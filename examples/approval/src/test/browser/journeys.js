// What people do with the questions. Each function is run by the test of the same name in ApprovalPageTest.
import assert from "node:assert/strict";
import { isAccessible } from "../../../../browser/accessible.js";
import { ask } from "../../../../browser/stage.js";
import { question, showsDecided, showsRefunds, startRefund } from "./refund-desk.js";

export { screenshots } from "./screenshots.js";

const toLin = "Pay €48.00 back to Lin?";

export async function answerByKeyboard(person) {
  const [ada, grace] = [await person("ada"), await person("grace")];
  await startRefund(ada);
  await question(ada, toLin).waitFor();
  const card = question(grace, toLin);
  await card.getByRole("timer", { name: "Time left" }).waitFor();
  await card.getByLabel("A note").focus();
  await grace.keyboard.type("Say sorry");
  await grace.keyboard.press("Tab");
  await grace.keyboard.press("Enter");
  for (const page of [ada, grace]) {
    await showsDecided(page, "1", "approved", "Grace approved it: “Say sorry”", "Paid €48.00 to Lin.");
    await showsRefunds(page, { waiting: [], decided: ["1"] });
  }
  await grace.getByRole("status", { name: "News" }).getByText("You approved €48.00 to Lin.").waitFor();
  const focused = await grace.evaluate(() => document.activeElement.textContent);
  assert.match(focused, /Waiting for an answer/);
}

export async function twoPeopleRace(person) {
  const pages = [await person("ada"), await person("grace")];
  await startRefund(pages[0]);
  // Both answers are on their way before one arrives.
  const [meet, bothSent] = meetingOf(2);
  for (const page of pages) {
    await page.route("**/decision", async (route) => {
      meet();
      await bothSent;
      await route.continue();
    });
  }
  const answers = pages.map((page) => page.waitForResponse("**/decision"));
  await question(pages[0], toLin).getByRole("button", { name: "Approve" }).click();
  await question(pages[1], toLin).getByRole("button", { name: "Decline" }).click();
  const statuses = await Promise.all(answers.map(async (answer) => (await answer).status()));
  assert.deepEqual(statuses.toSorted(), [200, 409]);

  const [first, loser, verdict] = statuses[0] === 200 ? ["Ada", pages[1], "approved"] : ["Grace", pages[0], "declined"];
  await loser.getByRole("status", { name: "News" }).getByText(`€48.00 to Lin: ${first} ${verdict} it first.`).waitFor();
  for (const page of pages) {
    await showsDecided(page, "1", verdict, `${first} ${verdict} it`);
    await showsRefunds(page, { waiting: [], decided: ["1"] });
  }
}

export async function questionExpires(person) {
  const ada = await person("ada");
  await startRefund(ada);
  await showsDecided(ada, "1", "expired", "Nobody answered in time.", "Paid nothing, and put it back into the queue.");
  await showsRefunds(ada, { waiting: [], decided: ["1"] });
}

export async function restartKeepsTheQuestion(person) {
  const ada = await person("ada");
  await startRefund(ada, { customer: "Sam" });
  await question(ada, "back to Sam?").getByRole("button", { name: "Decline" }).click();
  await showsDecided(ada, "1", "declined", "Told Sam that it was declined.");
  await startRefund(ada);
  await question(ada, toLin).waitFor();
  await ask("restart");
  await ada.getByRole("status", { name: "Connection" }).getByText("Live").waitFor();
  await showsRefunds(ada, { waiting: ["2"], decided: ["1"] });
  // A page that comes only now sees the same.
  const grace = await person("grace");
  await showsRefunds(grace, { waiting: ["2"], decided: ["1"] });
  await question(grace, toLin).getByRole("button", { name: "Approve" }).click();
  for (const page of [ada, grace]) {
    await showsDecided(page, "2", "Grace approved it", "Paid €48.00 to Lin.");
    await showsRefunds(page, { waiting: [], decided: ["2", "1"] });
  }
}

export async function customerMayNotDecide(person) {
  await startRefund(await person("ada"));
  const lin = await person("lin");
  await lin.getByRole("alert").getByText("Only Ada and Grace decide").waitFor();
  await showsRefunds(lin, { waiting: [], decided: [] });
}

export async function accessiblePage(person) {
  const page = await person("ada");
  await startRefund(page, { customer: "Sam" });
  await question(page, "Sam").getByRole("button", { name: "Decline" }).click();
  await showsDecided(page, "1", "declined");
  await startRefund(page);
  await question(page, toLin).waitFor();
  await isAccessible(page);
}

/** A function, and a promise that is kept when the function has been called so often. */
function meetingOf(count) {
  let missing = count;
  let keep;
  const promise = new Promise((resolve) => {
    keep = resolve;
  });
  const meet = () => {
    missing -= 1;
    if (missing === 0) {
      keep();
    }
  };
  return [meet, promise];
}
