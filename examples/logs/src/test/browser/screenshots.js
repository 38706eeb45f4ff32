// Pictures of the page, for the README.
import { picture, pictureSize } from "../../../../browser/picture.js";
import { startJob } from "./build-page.js";

export async function screenshots(person) {
  const page = await person(undefined, pictureSize);
  await startJob(page, "1000");
  await page.getByRole("button", { name: /^error \d\d/ }).waitFor();
  await page.getByRole("searchbox").fill("timed out");
  for (let i = 0; i < 3; i++) {
    await page.getByRole("button", { name: "Previous match" }).click();
  }
  await page.getByRole("button", { name: "new lines" }).waitFor();
  await picture(page, "log");
}
