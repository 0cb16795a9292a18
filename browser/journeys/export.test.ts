// A file of members leaves: one asks, another lets it go, the first takes it, and a member in it reads all of that.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { assertUsable } from "./access.ts";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { signInAs } from "./people.ts";

let demonstration: Demonstration;
const address = () => demonstration.address;
const patienceMs = 15_000;

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

/** Looks again until the file can be taken: who is in it is written down first. */
async function untilReady(page: Page): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if (await page.getByRole("button", { name: "Take the file" }).isVisible()) return;
    await page.reload();
  }
  assert.fail("the file cannot be taken");
}

journey("an administrator asks for a file, a treasurer lets it go, and a member sees that she is in it", address, async ({ page }) => {
  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto("/people/list");
  await page.getByRole("link", { name: "Ask for an export of them" }).click();
  await assertUsable(page);
  await page.getByRole("button", { name: "Ask a second person" }).click();
  for (const field of ["purpose", "reason"]) await page.locator(`#${field}-error`).waitFor();
  await page.getByLabel(/Attendance list of a meeting/).check();
  await page.locator("#reason").fill("The list lies at the door of the spring meeting.");
  await page.getByRole("button", { name: "Ask a second person" }).click();
  await page.getByText("Waits for a second person").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Let it go" }).count(), 0, "nobody decides on her own");
  await assertUsable(page);
  const asked = new URL(page.url()).pathname;

  await signInAs(page, /Petra Novak, Treasurer/);
  await page.goto("/exports");
  await page.locator(`a[href='${asked}']`).click();
  assert.ok(await page.getByText("The list lies at the door of the spring meeting.").isVisible());
  await assertUsable(page);
  await page.getByRole("button", { name: "Let it go" }).click();
  await page.getByText(/let go by Petra Novak/).waitFor();
  assert.equal(await page.getByRole("button", { name: "Take the file" }).count(), 0, "it is for the one who asked");

  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto(asked);
  await untilReady(page);
  await assertUsable(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take the file" }).click();
  const text = readFileSync(await (await downloading).path(), "utf8");
  const lines = text.trim().split(/\r?\n/);
  assert.ok(lines.length > 3 && lines.slice(1).every((line) => line.includes("Ruth Adeyemi")), "each line says for whom it was made");
  assert.ok(!text.includes("@"), "what the purpose does not need is not in it");

  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me/seen");
  await page.getByText("Attendance list of a meeting").first().waitFor();
  await assertUsable(page);
});
