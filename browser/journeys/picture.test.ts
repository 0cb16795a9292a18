// The picture at the head of the README: taken only when FLOTILLA_PICTURES names the folder for it, as in
// `FLOTILLA_PICTURES=../docs/pictures npm run journeys`, so that a test run changes no file of the repository.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { closeBrowser, travel } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";

const folder = process.env["FLOTILLA_PICTURES"];
const size = { width: 1280, height: 900 };
const mostBytes = 200_000;

test("the result of choosing a name, as the README shows it", { skip: folder === undefined && "FLOTILLA_PICTURES is not set" }, async () => {
  const demonstration = await Demonstration.start("2000");
  try {
    const path = join(resolve(folder ?? "."), "result.png");
    await travel(demonstration.address, async ({ page }) => {
      await page.goto("/");
      await page.locator("main table a[href$='/result']").first().click();
      await page.locator("svg.flow").waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path });
    }, { viewport: size, colorScheme: "light", deviceScaleFactor: 1 });
    assert.ok(statSync(path).size < mostBytes, `the picture weighs ${statSync(path).size} bytes`);
  } finally {
    await closeBrowser();
    await demonstration.stop();
  }
});
