import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Checks what the page shows with axe, light and dark: names, roles, contrast and so on (WCAG 2.2 A and AA). */
export async function isAccessible(page) {
  const axe = await readFile(fileURLToPath(import.meta.resolve("axe-core")), "utf8");
  await page.evaluate(axe);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.map(described), [], `with ${colorScheme} colours`);
  }
}

const described = ({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) });
