// Anybody can see how it was counted, and count it again.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration, program } from "./demonstration.ts";

let demonstration: Demonstration;
const address = () => demonstration.address;

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

/** The results that the home page lists. */
async function results(page: Page): Promise<string[]> {
  await page.goto("/");
  const links = page.locator("main table a[href^='/ballots/']");
  return links.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
}

journey("a visitor finds two declared results from the home page", address, async ({ page }) => {
  assert.equal((await results(page)).length, 2);
});

journey("a result has a picture with words, and its count sheet is one click away", address, async ({ page }) => {
  for (const result of await results(page)) {
    await page.goto(result);
    const picture = page.locator("main svg[role=img]").first();
    assert.ok(await picture.isVisible(), `${result} has no picture`);
    assert.ok((await picture.locator("title").first().textContent())?.trim(), `the picture of ${result} has no words`);

    await page.locator("main a[href*='count'], main a[href*='sheet']").first().click();
    await page.waitForLoadState();
    assert.ok((await page.locator("main table").count()) > 0, `the count sheet of ${result} has no table`);
  }
});

journey("the published papers, counted again by the published command, give the published result", address, async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "flotilla-recount-"));
  try {
    for (const result of await results(page)) {
      await page.goto(result);
      const command = (await page.locator("pre.command").first().innerText()).trim();
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a[download]").first().click()]);
      await download.saveAs(join(folder, download.suggestedFilename()));

      const words = command.split(/\s+/);
      assert.equal(words.shift(), "flotilla");
      const sheet = execFileSync(program(), words, { cwd: folder, encoding: "utf8" });

      for (const name of await page.locator(".elected-name").allInnerTexts()) assert.ok(sheet.includes(name), `${name} is not elected:\n${sheet}`);
      assert.ok(sheet.length > 100, sheet);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
