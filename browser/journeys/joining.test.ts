// Somebody joins, and signs in: a letter, a link in it, a button.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { assertUsable, tabTo, type } from "./access.ts";
import { closeBrowser, journey, travel } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { linkTo } from "./letters.ts";
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

/** The button of the page's one form. */
const button = (page: Page) => page.locator("main form:not([action^='/sign-in/as/'], [action='/sign-in/passkey']) button").last();

/** Fills the first page of joining, by keyboard alone, and goes on. */
async function apply(page: Page, email: string): Promise<void> {
  await page.goto("/join");
  await type(page, page.locator("#name"), "Megan Ŵyn");
  await type(page, page.locator("#email"), email);
  await type(page, page.locator("#postcode"), "CF10 3AT");
  await tabTo(page, page.locator("#consent"));
  await page.keyboard.press("Space");
  await goOn(page, keyboard, button(page));
}

/** From the form to the letter. */
async function ask(page: Page, email: string): Promise<string> {
  await apply(page, email);
  await keyboard.choose(page, page.locator("input[type=radio]").first());
  await goOn(page, keyboard, button(page));
  assert.equal(new URL(page.url()).pathname, "/join/sent");
  return linkTo(demonstration.lettersFolder, email, "/join/confirm/");
}

journey("somebody joins by keyboard alone: a form, her place, a letter, a button", address, async ({ page }) => {
  await apply(page, "megan@example.org");
  await assertUsable(page);
  assert.ok(await page.locator("input[type=radio]").count() > 1, "the postcode gives places to choose from");
  await keyboard.choose(page, page.locator("input[type=radio]").first());
  await goOn(page, keyboard, button(page));
  await assertUsable(page);

  await page.goto(await linkTo(demonstration.lettersFolder, "megan@example.org", "/join/confirm/"));
  await assertUsable(page);
  await goOn(page, keyboard, button(page));

  await page.goto("/me");
  assert.equal(await page.locator("h1").innerText(), "Megan Ŵyn");
});

journey("a program that opens every link in a letter makes nobody a member", address, async ({ page }) => {
  const link = await ask(page, "scanned@example.org");

  for (let times = 0; times < 3; times += 1) assert.equal((await page.request.get(link)).status(), 200);
  await page.goto(link);
  await goOn(page, keyboard, button(page));

  assert.equal((await page.goto("/me"))?.status(), 200, "the button still works afterwards");
  const used = await page.request.get(link);
  assert.ok(used.status() >= 400, "a link that was used says so");
});

journey("a member signs in with the link of a letter, without scripts", address, async ({ page }) => {
  await page.goto(await ask(page, "again@example.org"));
  await button(page).click();
  await page.locator("form[action='/sign-out'] button").click();
  assert.equal(await page.locator("form[action='/sign-out']").count(), 0, "she has signed out");

  await page.goto("/sign-in?back=%2Fplaces");
  await page.locator("#email").fill("again@example.org");
  await button(page).click();
  assert.equal(new URL(page.url()).pathname, "/sign-in/sent");
  const link = await linkTo(demonstration.lettersFolder, "again@example.org", "/sign-in/");
  await travel(demonstration.address, async ({ page: elsewhere }) => {
    await elsewhere.goto(link);
    assert.equal(await elsewhere.locator("main form").count(), 0, "another browser cannot use it");
  });
  await page.goto(link);
  await button(page).click();

  assert.equal(new URL(page.url()).pathname, "/places", "it leads back to where she was");
  assert.equal(await page.locator("form[action='/sign-out']").count(), 1);
}, { javaScriptEnabled: false });
