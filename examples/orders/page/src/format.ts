const euros = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" });
const clock = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** `2800` → `€28.00` */
export const money = (cents: number): string => euros.format(cents / 100);

/** Milliseconds since 1970 → `14:03:09` */
export const time = (ts: number): string => clock.format(ts);

/** `capture-payment` → `Capture payment` */
export function title(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
