// A measured process on Node: prints its port and its id, and publishes what standard input says.
// dev.typewire.bench.load.Command and Mark say what a line means and how a message begins.
import { createInterface } from "node:readline";

const MESSAGE_BYTES = 200;
const hex = (value, digits) => BigInt(value).toString(16).padStart(digits, "0");

function message(stamp, publisher, number) {
  const mark = `"@${stamp}${hex(publisher, 4)}${hex(number, 8)}`;
  return `${mark.padEnd(MESSAGE_BYTES - 1, "x")}"`;
}

/** One thread has no publishers at the same time: they take turns. */
function carryOut(line, publish) {
  const [nanos, publishers, times, first, channels] = line.split(" ");
  const stamp = hex(nanos, 16);
  for (let number = 0; number < Number(times); number++) {
    for (let publisher = 0; publisher < Number(publishers); publisher++) {
      const json = message(stamp, publisher, number);
      for (let i = 0; i < Number(channels); i++) {
        publish(`c${Number(first) + i}`, json);
      }
    }
  }
}

/** Obeys until standard input ends. */
export function obey(port, publish) {
  console.log(`${port} ${process.pid}`);
  const lines = createInterface({ input: process.stdin });
  lines.on("close", () => process.exit());
  lines.on("line", (line) => {
    if (line === "gc") {
      global.gc();
      console.log(process.memoryUsage().heapUsed);
    } else {
      carryOut(line, publish);
    }
  });
}
