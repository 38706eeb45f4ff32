import { RealtimeError } from "./errors.js";

const SCHEMES: Readonly<Record<string, string>> = { "http:": "ws:", "https:": "wss:", "ws:": "ws:", "wss:": "wss:" };

/**
 * Says where to connect to, for a gateway's base URL.
 *
 * For example `https://example.com/live` gives `wss://example.com/live/v1/realtime/connect`. A relative URL is resolved
 * against the page; without any, the page's own origin is meant.
 *
 * @throws {@link RealtimeError} `BASE_URL_MISSING` outside a page, `BASE_URL_UNUSABLE` if it is neither http(s) nor ws(s)
 */
export function connectUrl(base: string | URL | null | undefined): string {
  const page = globalThis.location?.origin;
  const given = base ?? page;
  if (given === undefined) {
    throw unusable("BASE_URL_MISSING", "There is no page to take the gateway's address from. Pass apiBaseUrl.");
  }
  let url: URL;
  try {
    url = new URL(given, page);
  } catch {
    throw unusable("BASE_URL_UNUSABLE", `apiBaseUrl "${given}" is no URL. Write "https://example.com".`);
  }
  const scheme = SCHEMES[url.protocol];
  if (scheme === undefined) {
    throw unusable("BASE_URL_UNUSABLE", `apiBaseUrl "${given}" is neither http(s) nor ws(s).`);
  }
  return `${scheme}//${url.host}${url.pathname.replace(/\/$/, "")}/v1/realtime/connect`;
}

function unusable(code: string, message: string): RealtimeError {
  return new RealtimeError({ code, message, retry: "never" });
}
