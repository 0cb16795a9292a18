// An organiser and those who live in her places: writing to her, being looked at, and seeing who looked.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { assertUsable } from "./access.ts";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { linkTo } from "./letters.ts";
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

journey("somebody finds an organiser by her postcode, writes, and goes on from the answer", address, async ({ page }) => {
  await page.goto("/places/find");
  await page.locator("#postcode").fill("NE1 1AA");
  await page.locator("form[action='/places/find'] button").click();
  await page.locator("main a[href^='/places/']").filter({ hasText: "North East" }).first().click();
  await page.getByRole("link", { name: "Write to the organisers" }).click();
  await page.locator("#name").fill("Dewi Price");
  await page.locator("#email").fill("dewi@home.example");
  await page.locator("#text").fill("When do you meet?\n\nI have a car.");
  await assertUsable(page);
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL("**/write/sent");

  await signInAs(page, /Hannah Robson, Organiser/);
  await page.goto("/threads");
  await assertUsable(page);
  await page.getByRole("link", { name: "Dewi Price" }).click();
  assert.ok(await page.getByText("I have a car.").isVisible());
  assert.equal(await page.getByText("dewi@home.example").count(), 0, "the organiser does not see the address");
  await page.locator("#text").fill("On Friday at seven, in the library.");
  await assertUsable(page);
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL("**?done=membership-done-answered");

  await page.locator("form[action='/sign-out'] button").click();
  await page.goto(await linkTo(demonstration.lettersFolder, "dewi@home.example", "/written/"));
  assert.ok(await page.getByText("On Friday at seven").isVisible());
  assert.equal(await page.getByText("Hannah").count(), 0, "the office answers, not a person");
  await assertUsable(page);
});

journey("an organiser looks at one field of a member, who sees that she was looked at", address, async ({ page }) => {
  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto("/people");
  await page.locator("#name").fill("Alma Reyes");
  await page.locator("main form[action='/people'] button").click();
  await page.getByRole("link", { name: "Alma Reyes" }).first().click();
  assert.equal(await page.getByText("alma.reyes@example.org").count(), 0);
  await page.locator("#field").selectOption("email");
  await page.locator("#purpose").selectOption("meeting");
  await page.locator("#note").fill("about the hall");
  await assertUsable(page);
  await page.getByRole("button", { name: "Look" }).click();
  assert.ok(await page.getByText("alma.reyes@example.org").isVisible());
  await assertUsable(page);

  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me");
  await page.getByRole("link", { name: "Who looked at me" }).click();
  assert.ok(await page.getByText("Ruth Adeyemi, Administrator, The Commons").first().isVisible());
  assert.ok(await page.getByText("about the hall").isVisible());
  await assertUsable(page);
});
