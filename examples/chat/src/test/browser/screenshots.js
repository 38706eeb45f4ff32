// Pictures of the page, for the README.
import { picture, pictureSize } from "../../../../browser/picture.js";
import { ask, begin, recital } from "./reading-room.js";

export async function screenshots(person) {
  const page = await person("ada", pictureSize);
  await askAbout(page, "woods");
  await page.getByText("The answer is complete.").waitFor();
  await begin(page);
  await askAbout(page, "alice");
  await page.getByText("White Rabbit").first().waitFor();
  await begin(page);
  await askAbout(page, "sea");
  await page.locator(".conversation").getByText("watery part").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("The answer was stopped.").waitFor();
  await askAbout(page, "life");
  await page.locator(".conversation").getByText("birds singing").waitFor();
  await picture(page, "chat");
}

async function askAbout(page, name) {
  await ask(page, (await recital(name)).question);
}
