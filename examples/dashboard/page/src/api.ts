import type { Token } from "@typewire/client";
import { call, token } from "typewire-example-page/back-end";

/** The names of the services. */
export const services = (): Promise<string[]> => call("GET", "/api/admin/services");
export const restart = (service: string): Promise<unknown> =>
  call("POST", `/api/admin/services/${encodeURIComponent(service)}/restart`);
export const takeGatewayDown = (seconds: number): Promise<unknown> => call("POST", "/api/admin/outage", { seconds });

const FRESH_MS = 5_000;
let latest: { readonly at: number; readonly token: Promise<Token> } | null = null;

/**
 * The right to follow the fleet. One token is for all channels, and they ask for it at the same time: they get the same
 * answer.
 */
export function fleetToken(): Promise<Token> {
  if (latest === null || Date.now() - latest.at > FRESH_MS) {
    latest = { at: Date.now(), token: token("/api/admin/token") };
    latest.token.catch(() => {
      latest = null;
    });
  }
  return latest.token;
}
