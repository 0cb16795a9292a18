// Anybody can see how it was counted, and count it again.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { tabTo } from "./access.ts";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration, program } from "./demonstration.ts";
import { goOn, keyboard } from "./voting.ts";

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

journey("a result is opened, its flow read and its sheet reached by keyboard alone", address, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  await page.goto("/");
  await goOn(page, keyboard, page.locator("main table a[href$='/result']").first());
  const flow = page.locator(".wide:has(> svg.flow)");
  await tabTo(page, flow);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => (document.querySelector(".wide:has(> svg.flow)")?.scrollLeft ?? 0) > 0);

  await page.reload();
  await goOn(page, keyboard, page.locator("main a[href$='/sheet']").first());
  await tabTo(page, page.getByRole("button", { name: "Print" }));
  await goOn(page, keyboard, page.locator("main .back a"));

  assert.match(new URL(page.url()).pathname, /^\/ballots\/[0-9a-f-]{36}/);
});

journey("what is published, counted again by the published command, gives the published result", address, async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "flotilla-recount-"));
  try {
    let counted = 0;
    for (const result of await results(page)) {
      await page.goto(result);
      if ((await page.locator("pre.command").count()) === 0) continue;
      counted += 1;
      const command = (await page.locator("pre.command").innerText()).trim();
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#check a[download$='.blt'], #check a[download$='.json']").first().click()]);
      await download.saveAs(join(folder, download.suggestedFilename()));

      const words = command.split(/\s+/);
      assert.equal(words.shift(), "flotilla");
      const sheet = execFileSync(program(), words, { cwd: folder, encoding: "utf8" });

      if (download.suggestedFilename().endsWith(".json")) {
        // A question: the sum on the page, and the outcome.
        assert.ok(sheet.includes(await page.locator("main code").filter({ hasText: "×" }).innerText()), sheet);
        assert.match(sheet, (await page.locator("main .word.carried").count()) === 1 ? /^Outcome +carried$/m : /^Outcome +lost/m);
        continue;
      }
      const elected = await page.locator(".elected-name").allInnerTexts();
      assert.ok(elected.length > 0, `${result} elects nobody`);
      const said = /^Elected .*$/m.exec(sheet)?.[0] ?? sheet;
      for (const name of elected) assert.ok(said.includes(name), `${name} is not elected:\n${sheet}`);
    }
    assert.equal(counted, 2, "the choice of a name has papers to count, the question has figures");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

journey("the sum of a question can be done by hand, and gives the published outcome", address, async ({ page }) => {
  let done = 0;
  for (const result of await results(page)) {
    await page.goto(result);
    const sum = page.locator("main code").filter({ hasText: "×" });
    if ((await sum.count()) === 0) continue;
    done += 1;
    const votes = (await page.locator("main table").first().locator("td.num").allInnerTexts()).map(Number);
    const [inFavour = 0, times, product, sign, needed, base = 0, share] =
      /^(\d+) × (\d+) = (\d+) (\S) (\d+) = (\d+) × (\d+)$/.exec(await sum.innerText())?.slice(1).map((part) => Number(part) || part) ?? [];

    assert.equal(inFavour, votes[0]);
    assert.equal(base, votes.reduce((all, some) => all + some, 0), "a question of votes cast counts all of them");
    assert.equal(Number(inFavour) * Number(times), product);
    assert.equal(Number(base) * Number(share), needed);
    assert.equal(sign, Number(product) >= Number(needed) ? "≥" : "<");
    assert.equal(await page.locator("main .word.carried").count(), sign === "≥" ? 1 : 0);
  }
  assert.equal(done, 1, "the conference decided one question");
});
