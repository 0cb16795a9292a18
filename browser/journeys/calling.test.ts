// The returning officer calls a ballot, by keyboard alone.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { assertUsable, type } from "./access.ts";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { signInAs } from "./people.ts";
import { goOn, keyboard } from "./voting.ts";

const dayMs = 86_400_000;

let demonstration: Demonstration;
const address = () => demonstration.address;

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

/** Puts noon, so many days from today, into a field for day and time. */
async function setNoon(page: Page, field: string, days: number): Promise<void> {
  const day = new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
  // Which key belongs to which part of such a field depends on the browser's language: filled at once.
  await page.locator(field).fill(`${day}T12:00`);
}

const button = (page: Page) => page.locator("main form[action='/ballots/new'] button");

journey("a returning officer drafts a ballot by keyboard alone, and mistakes are said beside their fields", address, async ({ page }) => {
  await signInAs(page, /returning officer/i);
  await page.goto("/ballots");
  await goOn(page, keyboard, page.locator("main a[href='/ballots/new']"));
  await goOn(page, keyboard, button(page));
  await page.locator(".errors").waitFor();
  await assertUsable(page);

  await type(page, page.locator("#title"), "Shall we rent an office?");
  await type(page, page.locator("#text"), "Two rooms in Cardiff, for one year.");
  await keyboard.choose(page, page.locator("input[name=subject]").first());
  await setNoon(page, "#roll_published", 1);
  await setNoon(page, "#opens", 2);
  await setNoon(page, "#closes", 9);
  await goOn(page, keyboard, button(page));

  assert.match(new URL(page.url()).pathname, /^\/ballots\/[0-9a-f-]{36}\/desk$/, await page.locator("main").innerText());
  assert.equal(await page.locator("main .note.done").count(), 1);
  await assertUsable(page);
});
