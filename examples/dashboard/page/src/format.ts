const numbers = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const clock = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** `4321.5` → `4,321.5` */
export const number = (value: number): string => numbers.format(value);

/** Milliseconds since 1970 → `14:03:09` */
export const time = (ts: number): string => clock.format(ts);

/** `samples(1)` → `1 sample` */
export const samples = (count: number): string => `${number(count)} ${count === 1 ? "sample" : "samples"}`;
