// Somebody is on the roll twice: an officer finds that, makes the two entries one, and undoes it.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
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

/** Enters somebody from a form on paper. */
async function enterOnPaper(page: Page, name: string, sheet: string): Promise<void> {
  await page.goto("/join/paper");
  await page.locator("#name").fill(name);
  await page.locator("#postcode").fill("CF10 1AA");
  await page.locator("#address").fill("1 High Street, Cardiff");
  await page.locator("#place").selectOption({ label: "Wales" });
  await page.locator("#sheet").fill(sheet);
  await page.locator("#signed").check();
  await page.getByRole("button", { name: "Enter as a member" }).click();
  await page.waitForURL("**done=**");
}

journey("an officer makes two entries one, and undoes it", address, async ({ page }) => {
  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await enterOnPaper(page, "Gwenllian Twice", "sheet 7");
  await enterOnPaper(page, "Gwenllian Twice", "sheet 8");

  await page.goto("/people");
  await page.locator("#name").fill("Gwenllian Twice");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("link", { name: "Gwenllian Twice" }).first().click();
  await page.getByRole("link", { name: "Compare with another entry" }).click();
  await assertUsable(page);
  await page.getByRole("button", { name: "Compare with Gwenllian Twice, Wales" }).click();
  await page.getByText("The names are the same.").waitFor();
  await page.getByText("The postcodes are the same.").waitFor();
  await assertUsable(page);
  await page.getByRole("button", { name: "Make them one" }).click();
  for (const field of ["stays", "sure"]) await page.locator(`#${field}-error`).waitFor();
  await assertUsable(page);
  await page.locator("label", { hasText: "Gwenllian Twice, number" }).first().click();
  await page.getByLabel("I have made sure that both are the same person").check();
  await page.getByRole("button", { name: "Make them one" }).click();
  await page.getByText(/Can be undone until/).waitFor();
  await assertUsable(page);
  await page.getByRole("button", { name: /Gwenllian Twice/ }).click();
  await page.getByText("Undone. Both entries are as they were.").waitFor();
  assert.equal(await page.getByText(/Can be undone until/).count(), 0);
});
