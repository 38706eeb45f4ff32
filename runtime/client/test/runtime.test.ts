import { afterEach, describe, expect, it, vi } from "vitest";
import { type PageChange, systemRuntime } from "../src/runtime.js";

afterEach(() => vi.unstubAllGlobals());

/** A window and its document, as far as they are listened to. */
function openPage() {
  const page = new EventTarget();
  const document = { hidden: false };
  vi.stubGlobal("document", document);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  const changes: PageChange[] = [];
  const stop = systemRuntime.watch((change) => changes.push(change));
  return { changes, document, page, stop, dispatch: (type: string) => page.dispatchEvent(new Event(type)) };
}

describe("the events of a page", () => {
  it.each([
    ["online", "awake"],
    ["resume", "awake"],
    ["pageshow", "awake"],
    ["visibilitychange", "awake"],
    ["freeze", "asleep"],
    ["pagehide", "asleep"],
    ["offline", "offline"],
  ])("%s says that it is %s, until one stops listening", (type, change) => {
    const { changes, stop, dispatch } = openPage();
    dispatch(type);
    expect(changes).toEqual([change]);
    stop();
    dispatch(type);
    expect(changes).toEqual([change]);
  });

  it.each(["pageshow", "pagehide"])("say nothing at a %s that is about no cache", (type) => {
    const { changes, page } = openPage();
    page.dispatchEvent(Object.assign(new Event(type), { persisted: false }));
    page.dispatchEvent(Object.assign(new Event(type), { persisted: true }));
    expect(changes).toHaveLength(1);
  });

  it("say nothing when it is hidden, which alone is no reason to let go", () => {
    const { changes, document, dispatch } = openPage();
    document.hidden = true;
    dispatch("visibilitychange");
    expect(changes).toEqual([]);
  });

  it("are not missed where there is no page", () => {
    expect(systemRuntime.watch(() => {})).toBeTypeOf("function");
  });
});
