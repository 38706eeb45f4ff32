// Pictures of the pages, for the README.
import { placeOrder, seenOrders, shows } from "./shop.js";

const size = { viewport: { width: 1120, height: 620 }, deviceScaleFactor: 1.5 };

export async function screenshots(person) {
  const grace = await person("grace");
  await placeOrder(grace, { mishap: "The payment is declined" });
  const ada = await person("ada", size);
  await placeOrder(ada);
  const shop = await person("shop", size);
  await shop.goto("/admin.html");
  await shows(async () => (await seenOrders(shop))[1002], "Ship complete");

  await placeOrder(grace);
  await placeOrder(ada, { mishap: "The payment fails once" });
  await ada.getByText("shelf found").waitFor();
  await picture(ada, "order");
  await picture(shop, "admin");
}

async function picture(page, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${process.env.PICTURES}/${name}-${colorScheme}.png`, animations: "disabled" });
  }
}
