// A member votes: by keyboard, without scripts, without style, twice, and with a session that ends in the middle.

import assert from "node:assert/strict";
import { after, afterEach, beforeEach } from "node:test";
import { assertUsable } from "./access.ts";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { signInAs } from "./people.ts";
import { isIn, keyboard, openPaper, primary, step, vote } from "./voting.ts";

const member = /^(?!.*(new|suspended)).*member/i;

// Everybody votes once, so each journey has a movement of its own.
let demonstration: Demonstration;
const address = () => demonstration.address;

beforeEach(async () => {
  demonstration = await Demonstration.start();
});

afterEach(async () => {
  await demonstration.stop();
});

after(closeBrowser);

journey("a member votes by keyboard alone, and every page on the way is usable", address, async ({ page }) => {
  await signInAs(page, member);
  await openPaper(page, keyboard);
  await assertUsable(page);
  await step(page, keyboard);
  await assertUsable(page);
  while (!(await isIn(page))) await step(page, keyboard);
  await assertUsable(page);
});

journey("a member votes without scripts", address, async ({ page }) => {
  await signInAs(page, member);
  await vote(page);
}, { javaScriptEnabled: false });

journey("a page without its style still votes", address, async ({ page, context }) => {
  await context.route("**/*.css", (route) => route.fulfill({ contentType: "text/css", body: "" }));
  await signInAs(page, member);
  await vote(page);
}, { javaScriptEnabled: false });

journey("a vote sent again is in once, and says so", address, async ({ page }) => {
  await signInAs(page, member);
  await openPaper(page);
  await step(page);
  const before = page.url();
  while (!(await isIn(page))) await step(page);

  await page.goBack();
  assert.equal(page.url(), before, "the back button shows the page before the vote");
  if (await primary(page).count()) await primary(page).click();
  await page.waitForLoadState();

  assert.ok((await page.locator("main .note, main .errors").count()) > 0, "the second sending is answered in words");
});

journey("a session lost while voting loses no vote", address, async ({ page, context }) => {
  await signInAs(page, member);
  await openPaper(page);
  await context.clearCookies();
  await step(page);

  const again = page.locator("main form button").last();
  const [tab] = await Promise.all([context.waitForEvent("page"), page.locator("main a[target=_blank]").click()]);
  await signInAs(tab, member);
  await tab.close();
  await again.click();
  await page.waitForLoadState();

  for (let pages = 0; pages < 4 && !(await isIn(page)); pages += 1) await primary(page).click();
  assert.ok(await isIn(page), await page.locator("main").innerText());
});

journey("a member reads and votes in Welsh", address, async ({ page }) => {
  await signInAs(page, member);
  await page.locator("button[name=language][value=cy]").click();
  assert.equal(await page.locator("html").getAttribute("lang"), "cy");

  await vote(page);

  assert.equal(await page.locator("html").getAttribute("lang"), "cy");
});
