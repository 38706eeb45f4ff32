import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Chromium, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import { chromium } from "playwright-core";

/**
 * Starts a Chromium: the one that the environment variable CHROMIUM names, or else the one in the package, which comes
 * with its own libraries and fonts and is unpacked into the folder for temporary files.
 */
export async function startChromium() {
  const executablePath = process.env.CHROMIUM ?? (await unpack());
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

async function unpack() {
  const libraries = new URL("../../bin/al2023.tar.br", import.meta.resolve("@sparticuz/chromium"));
  setupLambdaEnvironment(join(tmpdir(), "al2023", "lib"));
  await inflate(fileURLToPath(libraries));
  const executablePath = await Chromium.executablePath();
  // The package's own configuration looks for its fonts in /tmp, wherever they are; without a font Chromium crashes.
  process.env.FONTCONFIG_FILE = join(tmpdir(), "fonts.conf");
  await writeFile(process.env.FONTCONFIG_FILE, fontConfiguration);
  return executablePath;
}

const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
