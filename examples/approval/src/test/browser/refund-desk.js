// What the page shows, and how to use it.
import { shows } from "../../../../browser/shows.js";

export async function startRefund(page, { customer = "Lin", euros = "48", reason = "It came twice" } = {}) {
  await page.getByLabel("Customer").selectOption(customer);
  await page.getByLabel("Euros").fill(euros);
  await page.getByLabel("Reason").selectOption(reason);
  await page.getByRole("button", { name: "Start" }).click();
}

/** The card of a question that waits. */
export const question = (page, text) => page.getByRole("article", { name: text });

/** Waits until the questions that wait, and the ones that are decided, are these refunds, and each is there once. */
export async function showsRefunds(page, { waiting, decided }) {
  await shows(() => ids(page, "waiting"), waiting);
  await shows(() => ids(page, "decided"), decided);
}

const ids = (page, which) =>
  page.locator(`[data-${which}]`).evaluateAll((all, name) => all.map((one) => one.dataset[name]), which);

/** Waits until a refund is among the decided ones, with all of these texts. */
export async function showsDecided(page, refundId, ...texts) {
  for (const hasText of texts) {
    await page.locator(`[data-decided="${refundId}"]`, { hasText }).waitFor();
  }
}
