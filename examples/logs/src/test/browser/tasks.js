// How long the page was busy without a pause, which is what a freeze is.

/** Begins to watch. */
export function watchTasks(page) {
  return page.evaluate(() => {
    window.longestTask = 0;
    new PerformanceObserver((list) => {
      window.longestTask = Math.max(window.longestTask, ...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: "longtask" });
  });
}

/** The longest task so far, in milliseconds; the browser counts those of 50 ms and more. */
export async function longestTask(page) {
  const longest = await page.evaluate(() => window.longestTask);
  return longest === 0 ? "less than 50" : Math.round(longest);
}
