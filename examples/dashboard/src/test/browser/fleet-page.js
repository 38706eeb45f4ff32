// What the dashboard shows.

const number = (text) => Number(text.replaceAll(",", ""));

/** The services' cards: name → the tick of the sample that the card shows. */
export function seenTicks(page) {
  return page
    .locator("[data-service]")
    .evaluateAll((cards) => Object.fromEntries(cards.map((card) => [card.dataset.service, Number(card.dataset.tick)])));
}

/** The requests a second on all cards together. */
export async function seenRequests(page) {
  const figures = await page.locator("[data-service] .figure b").allTextContents();
  return figures.map(number).reduce((sum, figure) => sum + figure, 0);
}

/** The ticks that the chart's table has, from the first to the last; "38 samples missing" where some are not there. */
export async function seenInTable(page) {
  const rows = page.locator("details tbody tr");
  const seen = await rows.evaluateAll((all) => all.map((row) => Number(row.dataset.tick) || row.textContent));
  return seen.reverse();
}

/** The kinds of what happened, the latest first. */
export function seenEvents(page) {
  return page.locator(".events li").evaluateAll((all) => all.map((one) => one.dataset.kind));
}

/** `range(3, 6)` → `[3, 4, 5, 6]` */
export const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
