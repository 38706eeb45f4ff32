const euros = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });
const clock = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** `4800` → `€48.00` */
export const money = (cents: number): string => euros.format(cents / 100);

/** `2026-11-26T14:03:09Z` → `14:03:09`, in the reader's time */
export const time = (instant: string): string => clock.format(new Date(instant));

/** `95` → `1:35` */
export const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
