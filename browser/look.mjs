// Pictures of pages for people to look at: `node look.mjs [--cookie NAME=VALUE] URL…` writes PNGs into out/look,
// narrow and wide, light and dark.

import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cookie: { type: "string", multiple: true, default: [] } },
});
if (positionals.length === 0) throw new Error("which page? node look.mjs http://localhost:8080/ …");

const out = join(dirname(fileURLToPath(import.meta.url)), "out/look");
await mkdir(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.FLOTILLA_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--disable-background-networking", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
for (const url of positionals) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) await look(url, width, colorScheme);
  }
}
await browser.close();

async function look(url, width, colorScheme) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, deviceScaleFactor: 1 });
  for (const cookie of values.cookie) {
    const [name, ...value] = cookie.split("=");
    await context.addCookies([{ name, value: value.join("="), url }]);
  }
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  const { pathname, search } = new URL(url);
  const name = `${pathname}${search}`.replaceAll(/[^a-z0-9]+/gi, "-").replaceAll(/^-|-$/g, "") || "home";
  const path = join(out, `${name}-${width}-${colorScheme}.png`);
  await page.screenshot({ path, fullPage: true });
  process.stdout.write(`${path}\n`);
  await context.close();
}
