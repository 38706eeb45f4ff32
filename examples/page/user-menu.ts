import { byId, element } from "./dom";
import { type Session, signIn } from "./session";

/** Fills the menu of users. Choosing one signs in, and loads the page as that user sees it. */
export function showUsers({ user, users }: Session): void {
  const menu = byId("user", HTMLSelectElement);
  menu.replaceChildren(...users.map(({ id, name }) => element("option", { value: id }, name)));
  menu.value = user?.id ?? "";
  menu.onchange = async () => {
    await signIn(menu.value);
    location.reload();
  };
}
