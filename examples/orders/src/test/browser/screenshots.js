// Pictures of the pages, for the README.
import { picture, pictureSize } from "../../../../browser/picture.js";
import { shows } from "../../../../browser/shows.js";
import { placeOrder, seenOrders } from "./shop.js";

export async function screenshots(person) {
  const grace = await person("grace");
  await placeOrder(grace, { mishap: "The payment is declined" });
  const ada = await person("ada", pictureSize);
  await placeOrder(ada);
  const shop = await person("shop", pictureSize);
  await shop.goto("/admin.html");
  await shows(async () => (await seenOrders(shop))[1002], "Ship complete");

  await placeOrder(grace);
  await placeOrder(ada, { mishap: "The payment fails once" });
  await ada.getByText("shelf found").waitFor();
  await picture(ada, "order");
  await picture(shop, "admin");
}
