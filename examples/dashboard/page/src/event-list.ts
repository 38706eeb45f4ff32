import { element } from "typewire-example-page/dom";
import { time } from "./format";
import type { ServiceState } from "./service-feed";
import type { FleetNotice, IncidentKind } from "./typewire/channels";

const KEPT = 60;

interface Entry {
  readonly ts: number;
  readonly kind: IncidentKind | "notice" | "gap";
  readonly who: string;
  readonly text: string;
}

/** What happened, the latest on top: incidents, what operators did, and what this page did not see. */
export class EventList {
  readonly #list = element("ol", { class: "events" });
  readonly element = element(
    "section",
    { class: "card", "aria-labelledby": "events-title" },
    element("h2", { id: "events-title" }, "What happened"),
    element("div", { role: "log", "aria-labelledby": "events-title" }, this.#list),
  );
  readonly #shown = new Set<string>();

  showService({ service, incidents, holes }: ServiceState): void {
    for (const { kind, text, ts } of incidents) {
      this.#show(`${service} ${kind} ${ts}`, { kind, text, ts, who: service });
    }
    for (const { from, after, before } of holes) {
      // The services' holes begin with the same cut, and end where each one's history does.
      const text = `Away from ${time(after)}, for longer than the history reaches: samples are missing until ${time(before)}.`;
      this.#show(`gap ${from}`, { kind: "gap", text, ts: before, who: "This page" });
    }
  }

  showNotice({ text, ts }: FleetNotice): void {
    this.#show(`notice ${ts}`, { kind: "notice", text, ts, who: "Fleet" });
  }

  /** Shows an entry in its place by time, unless it is shown already. */
  #show(key: string, entry: Entry): void {
    if (this.#shown.has(key)) {
      return;
    }
    this.#shown.add(key);
    const older = [...this.#list.children].find((other) => Number((other as HTMLElement).dataset.ts) <= entry.ts);
    this.#list.insertBefore(itemOf(entry), older ?? null);
    this.#list.children[KEPT]?.remove();
  }
}

function itemOf({ ts, kind, who, text }: Entry): HTMLLIElement {
  return element(
    "li",
    { "data-ts": String(ts), "data-kind": kind },
    element("time", { datetime: new Date(ts).toISOString() }, time(ts)),
    element("span", {}, element("b", {}, who), " ", element("span", { class: "pill" }, kind), ` ${text}`),
  );
}
