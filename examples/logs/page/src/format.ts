const numbers = new Intl.NumberFormat("en");
const clock = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  fractionalSecondDigits: 3,
  hourCycle: "h23",
});

/** `10000` → `10,000` */
export const count = (number: number): string => numbers.format(number);

/** Milliseconds since 1970 → `14:03:09.120` */
export const time = (ts: number): string => clock.format(ts);
