import { call } from "./back-end";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly admin: boolean;
}

export interface Session {
  readonly user: User | null;
  readonly users: readonly User[];
}

export const session = (): Promise<Session> => call("GET", "/api/session");
export const signIn = (user: string): Promise<Session> => call("POST", "/api/session", { user });
