import { failure } from "./errors.js";

/**
 * Says where a gateway's addresses begin, for its base URL.
 *
 * For example `wss://example.com/live` gives `https://example.com/live/v1/realtime/`. A relative URL is resolved against
 * the page; without any, the page's own origin is meant.
 *
 * @throws {@link RealtimeError} `BASE_URL_UNUSABLE` if it is neither http(s) nor ws(s), or if there is none outside a page
 */
export function realtimeUrl(base: string | URL | null | undefined): string {
  const page = globalThis.location?.origin;
  try {
    const { origin, pathname } = new URL(base ?? (page as string), page);
    const server = origin.replace(/^ws/, "http");
    if (/^http/.test(server)) {
      return server + pathname.replace(/\/?$/, "/v1/realtime/");
    }
  } catch {
    // no URL at all
  }
  throw failure("BASE_URL_UNUSABLE", `Pass an apiBaseUrl of http(s), not "${base}".`);
}
