// What the shop's pages show, and how to use them.
import assert from "node:assert/strict";
import { shows } from "../../../../browser/shows.js";

export async function placeOrder(page, { mishap = "Nothing" } = {}) {
  await page.getByLabel("Item").selectOption({ label: "Desk lamp, €52.00" });
  await page.getByLabel("Quantity").fill("2");
  await page.getByLabel("What should go wrong?").selectOption({ label: mishap });
  await page.getByRole("button", { name: "Place order" }).click();
  await page.getByText("Live").waitFor();
}

/** The steps on the order page, such as `ship complete`, from top to bottom. */
export function seenSteps(page) {
  return page
    .locator("[data-message]")
    .evaluateAll((all) =>
      all.map((one) => `${one.closest("[data-step]").dataset.step} ${one.querySelector(".what").textContent}`),
    );
}

/** The orders on the board: number → latest step and its status. */
export function seenOrders(page) {
  return page
    .locator("[data-order]")
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [row.dataset.order, `${row.cells[2].textContent} ${row.cells[3].textContent}`]),
      ),
    );
}

/** Waits until the order page shows exactly these steps, each from a message of its own. */
export async function showsSteps(page, expected) {
  await shows(() => seenSteps(page), expected);
  const ids = await page.locator("[data-message]").evaluateAll((all) => all.map((one) => one.dataset.message));
  assert.equal(new Set(ids).size, expected.length);
}
