// Pictures of the page, for the README.
import { picture, pictureSize } from "../../../../browser/picture.js";
import { question, showsDecided, startRefund } from "./refund-desk.js";

const size = { ...pictureSize, viewport: { width: 1120, height: 830 } };

export async function screenshots(person) {
  const ada = await person("ada", size);
  const grace = await person("grace");
  await startRefund(ada, { customer: "Noor", euros: "19.90", reason: "It never came" });
  await ada.getByText("0:13").waitFor({ timeout: 20_000 });
  await startRefund(ada, { reason: "The lamp came broken" });
  await ada.getByText("Nobody answered in time.").waitFor({ timeout: 30_000 });
  await startRefund(ada, { customer: "Sam", euros: "250" });
  await question(grace, "Sam").getByLabel("A note").fill("Only one was sent");
  await question(grace, "Sam").getByRole("button", { name: "Decline" }).click();
  await showsDecided(ada, "3", "Told Sam");
  await startRefund(ada, { customer: "Noor", euros: "12" });
  await question(ada, "Noor").getByRole("button", { name: "Approve" }).click();
  await showsDecided(ada, "4", "Paid");
  await startRefund(ada, { customer: "Sam", euros: "74.50", reason: "It never came" });
  await question(ada, "Sam").getByLabel("A note").fill("The parcel is back with us");
  await picture(ada, "approval");
}
