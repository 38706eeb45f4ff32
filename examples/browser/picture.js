/** The size of a picture of a page in a README. */
export const pictureSize = { viewport: { width: 1120, height: 620 }, deviceScaleFactor: 1.5 };

/** Takes a picture of a page for the README, light and dark. */
export async function picture(page, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${process.env.PICTURES}/${name}-${colorScheme}.png`, animations: "disabled" });
  }
}
