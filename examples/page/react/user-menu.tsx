import { type Session, signIn } from "../session";

/** The menu of users. Choosing one signs in, and loads the page as that user sees it. */
export function UserMenu({ user, users }: Session) {
  const choose = async (id: string) => {
    await signIn(id);
    location.reload();
  };
  return (
    <label className="user">
      You are
      <select value={user?.id ?? ""} onChange={({ target }) => void choose(target.value)}>
        {users.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
