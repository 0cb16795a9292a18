// Somebody is on the roll twice: an officer finds that, makes the two entries one, and the member undoes it.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { assertUsable } from "./access.ts";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { signInAs } from "./people.ts";

let demonstration: Demonstration;
const address = () => demonstration.address;

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

journey("an officer makes two entries one, and the member undoes it on her own page", address, async ({ page }) => {
  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me");
  const own = /\d{4} \d{4} \d{4}/.exec(await page.locator("main").innerText())?.[0] ?? assert.fail("she has a number");

  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto("/join/paper");
  await page.locator("#name").fill("Alma Reyes");
  await page.locator("#postcode").fill("NG1 1AA");
  await page.locator("#address").fill("1 High Street, Nottingham");
  await page.locator("#place").selectOption({ label: "East Midlands" });
  await page.locator("#sheet").fill("sheet 7");
  await page.locator("#signed").check();
  await page.getByRole("button", { name: "Enter as a member" }).click();
  await page.waitForURL("**done=**");

  await page.goto("/people");
  await page.locator("#name").fill("Alma Reyes");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("link", { name: "Alma Reyes" }).first().click();
  await page.getByRole("link", { name: "Compare with another entry" }).click();
  await assertUsable(page);
  await page.getByRole("button", { name: "Compare with Alma Reyes, East Midlands" }).click();
  await page.getByText("The names are the same.").waitFor();
  await assertUsable(page);
  await page.getByRole("button", { name: "Make them one" }).click();
  for (const field of ["stays", "sure"]) await page.locator(`#${field}-error`).waitFor();
  await assertUsable(page);
  // Nobody could be told at the entry on paper, so it is the one that stays.
  await page.locator("label", { hasText: "Alma Reyes, number" }).filter({ hasNotText: own }).click();
  await page.getByLabel("I have made sure that both are the same person").check();
  await page.getByRole("button", { name: "Make them one" }).click();
  await page.getByText(/Can be undone until/).waitFor();
  await assertUsable(page);

  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me");
  await page.getByText("This entry was taken to be another one of the member with number").waitFor();
  await assertUsable(page);
  await page.getByRole("button", { name: "That is not me: undo it" }).click();
  await page.getByText("Undone. Both entries are as they were.").waitFor();
  assert.equal(await page.getByRole("button", { name: "That is not me: undo it" }).count(), 0);
});
