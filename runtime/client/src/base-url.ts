import { failure } from "./errors.js";

/**
 * Says where a gateway's addresses begin, for its base URL.
 *
 * For example `wss://example.com/live` gives `https://example.com/live/v1/realtime/`. A relative URL is resolved against
 * the page; without any, the page's own origin is meant.
 *
 * @throws {@link RealtimeError} `BASE_URL_MISSING` outside a page, `BASE_URL_UNUSABLE` if it is neither http(s) nor ws(s)
 */
export function realtimeUrl(base: string | URL | null | undefined): string {
  const page = globalThis.location?.origin;
  const given = base ?? page;
  if (given === undefined) {
    throw failure("BASE_URL_MISSING", "There is no page to take the gateway's address from. Pass apiBaseUrl.");
  }
  try {
    const { protocol, host, pathname } = new URL(given, page);
    if (/^(http|ws)s?:$/.test(protocol)) {
      return `${protocol.replace("ws", "http")}//${host}${pathname.replace(/\/$/, "")}/v1/realtime/`;
    }
  } catch {
    // no URL at all
  }
  throw failure("BASE_URL_UNUSABLE", `apiBaseUrl "${given}" is no http(s) or ws(s) URL.`);
}
