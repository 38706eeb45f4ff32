// Keeps the class path that Maven says, so that the tests can start the real gateway.
import { mkdirSync, writeFileSync } from "node:fs";

mkdirSync("target", { recursive: true });
writeFileSync("target/gateway.class-path", process.argv[2]);
