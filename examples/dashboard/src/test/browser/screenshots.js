// Pictures of the page, for the README.
import { picture, pictureSize } from "../../../../browser/picture.js";
import { ask, cut, mend } from "../../../../browser/stage.js";

export async function screenshots(person) {
  const page = await person("olga", {
    ...pictureSize,
    viewport: { width: 1280, height: 860 },
    deviceScaleFactor: 1.25,
  });
  await page.getByText("Live").waitFor();
  const ticks = async (count) => {
    for (let i = 0; i < count; i++) {
      await ask("tick");
      await page.waitForTimeout(25); // a sample's time is the clock's
    }
  };
  await ticks(110);
  await cut();
  await ticks(100);
  await mend();
  await page.getByText("Live").waitFor();
  await ticks(30);
  await page.getByRole("button", { name: "Restart cart" }).click();
  await ticks(4);
  await page.evaluate(() => window.scrollTo(0, 0)); // the button was further down
  await picture(page, "fleet");
}
