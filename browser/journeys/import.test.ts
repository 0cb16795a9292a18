// Members of another program, from the file to undoing it.

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

// Jobs do the work; the page says how far it is when it is asked again.
async function waitFor(page: Page, sentence: string): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await page.getByText(sentence, { exact: true }).first().isVisible()) return;
    await page.waitForTimeout(500);
    await page.reload();
  }
  assert.fail(`“${sentence}” did not come`);
}

journey("an officer imports members, reads who was refused and why, and undoes it", address, async ({ page }) => {
  const people = Array.from({ length: 12 }, (_, at) => `Person ${at} Ng,imported${at}@example.org,LS1 1AA,2019-05-0${(at % 9) + 1}`);
  // Windows-1252, as an old spreadsheet writes it.
  const file = ["Name,E-mail,Postcode,Member since", "Siân Llŷr,sian,CF10 1AA,", ...people].join("\n").replace("ŷ", "y");
  const buffer = Buffer.from(file, "latin1");

  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto("/people");
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await assertUsable(page);
  await page.getByRole("button", { name: "Look at the file" }).click();
  await page.locator("#file-error").waitFor();
  await assertUsable(page);
  await page.locator("#file").setInputFiles({ name: "old list.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Look at the file" }).click();
  await page.getByText("Siân Llyr").first().waitFor();
  await assertUsable(page);
  await page.getByRole("button", { name: "Try it, entering nobody" }).click();
  await waitFor(page, "It was tried. Read what would happen, then let it run.");
  assert.ok(await page.getByText("To be entered as members: at least 5").isVisible());
  assert.ok(await page.getByText("What stands for the e-mail address is no address.").isVisible());
  await assertUsable(page);
  await page.getByRole("button", { name: "Enter these members" }).click();
  await page.locator("#proof-error").waitFor();
  await page.locator("#proof").fill("forms 2019 to 2026, office");
  await page.getByRole("button", { name: "Enter these members" }).click();
  await waitFor(page, "Everybody is entered.");
  await assertUsable(page);

  await page.getByText("Undo it", { exact: true }).click();
  await page.getByRole("button", { name: "Undo this import" }).click();
  await waitFor(page, "It is undone.");
  assert.ok(await page.getByText("Erased: at least 5").isVisible());
  await assertUsable(page);
});
