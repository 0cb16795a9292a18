// The organisers' desk and founding a branch: what an officer writes about a member, and what members begin themselves.

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

journey("an officer notes something about a member, who reads it and asks to remove it", address, async ({ page }) => {
  await signInAs(page, /Gwyn Parry, Administrator/);
  await page.goto("/people");
  await page.locator("#name").fill("Alma Reyes");
  await page.locator("main form[action='/people'] button").click();
  await page.getByRole("link", { name: "Alma Reyes" }).first().click();
  await page.getByRole("link", { name: "Notes: read or write" }).click();
  await assertUsable(page);
  await page.locator("#text").fill("Speaks Portuguese, and would interpret at a stall.");
  await page.getByRole("button", { name: "Write the note" }).click();
  await page.waitForURL("**done=**");
  await assertUsable(page);

  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me");
  await page.getByRole("link", { name: "What is noted about me" }).click();
  const note = page.locator("main li").filter({ hasText: "Speaks Portuguese" });
  assert.ok(await note.getByText("Gwyn Parry").isVisible(), "she sees who wrote it");
  await assertUsable(page);
  await note.getByRole("button").first().click();
  await page.waitForURL("**done=**");
  await page.goto("/me/seen");
  assert.ok(await page.getByText("Wrote a note").first().isVisible(), "and it stands among the looks");
});

journey("a member asks for a branch, an officer lets it gather, by keyboard and without scripts", address, async ({ page }) => {
  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me/place");
  await page.getByRole("link", { name: "Branches being founded" }).click();
  await page.getByRole("link", { name: "Ask for a new branch" }).click();
  await page.locator("main form button").last().focus();
  await page.keyboard.press("Enter");
  // Sent empty, it says beside each field what is missing.
  for (const field of ["name", "covers", "why"]) await page.locator(`#${field}-error`).waitFor();
  await page.locator("#name").fill("Riverside");
  await page.locator("#covers").fill("The streets between the river and the park");
  await page.locator("#why").fill("Twelve of us already meet here every month.");
  await page.locator("main form button").last().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**done=membership-done-branch-asked");
  const branch = new URL(page.url()).pathname;

  await signInAs(page, /Gwyn Parry, Administrator/);
  await page.goto("/branches/office");
  await page.getByRole("link", { name: "Riverside" }).click();
  assert.ok(await page.getByText("Twelve of us already meet here").isVisible());
  await page.locator("button[value='let']").click();
  await page.waitForURL("**done=**");

  await signInAs(page, /Alma Reyes, Member/);
  await page.goto(branch);
  assert.ok(await page.getByText("Gathers members until").isVisible());
  assert.ok(await page.getByText("Fewer than 5 members").isVisible(), "small numbers are not told");
}, { javaScriptEnabled: false });
