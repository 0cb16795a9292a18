// A newsletter from the first word to the last letter, and somebody who leaves it half-way.

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

journey("an officer writes a newsletter, and one of its readers stops it without signing in", address, async ({ page }) => {
  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me/consents");
  const agree = page.locator("form[action='/me/consents/newsletter'] button[value='yes']");
  if (await agree.isVisible()) await agree.click();
  await page.getByText("Agreed: Newsletter").first().waitFor();

  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto("/people");
  await page.getByRole("link", { name: "Mailings" }).click();
  await assertUsable(page);
  await page.getByRole("link", { name: "Write a mailing" }).click();
  await page.getByRole("button", { name: "Save and look at it" }).click();
  for (const field of ["subject", "words"]) await page.locator(`#${field}-error`).waitFor();
  await assertUsable(page);
  await page.locator("#subject").fill("Spring news");
  await page.locator("#words").fill("Hello {name},\n\n**forty** of us met. ![a pixel](https://elsewhere.example/p.gif)");
  await page.getByRole("button", { name: "Save and look at it" }).click();
  await page.waitForURL("**done=mailings-done-saved");
  const preview = page.locator(".letter");
  assert.ok(await preview.getByText("Hello Ruth Adeyemi,").isVisible(), "as it will be read");
  assert.equal(await preview.locator("strong").textContent(), "forty");
  assert.equal(await preview.locator("img").count(), 0, "no picture");
  await assertUsable(page);
  const mailing = new URL(page.url()).pathname;
  await page.getByText("Send it", { exact: true }).click();
  await page.getByRole("button", { name: "Send it now" }).click();
  await page.waitForURL("**done=mailings-done-start");

  const stop = await linkTo(demonstration.lettersFolder, "alma.reyes@example.org", "/unsubscribe/newsletter/");
  await page.context().clearCookies();
  await page.goto(new URL(stop).pathname);
  await assertUsable(page);
  await page.getByRole("button", { name: "No more of these" }).click();
  await page.getByText("No more letters of this kind come to you").waitFor();
  await assertUsable(page);

  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me/consents");
  assert.ok(await page.getByText("Taken back: Newsletter").first().isVisible());
  await page.getByRole("link", { name: "Choose how often" }).click();
  await page.getByLabel("Once a month").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL("**done=mailings-done-digest");
  await assertUsable(page);

  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto(mailing);
  await page.getByText(/^\d+ (or a few more )?sent$/).first().waitFor();
  await assertUsable(page);
});

journey("somebody who is no member asks for the newsletter, confirms it, gets it and stops it", address, async ({ page }) => {
  const reader = "mair.reader@example.org";
  await page.goto("/join");
  await page.getByRole("link", { name: "Get the newsletter without being a member" }).click();
  await assertUsable(page);
  await page.getByRole("button", { name: "Send me the letter" }).click();
  await page.locator("#email-error").waitFor();
  await assertUsable(page);
  await page.locator("#email").fill(reader);
  await page.getByLabel("Where you live").selectOption({ label: "Wales" });
  await page.getByRole("button", { name: "Send me the letter" }).click();
  await page.waitForURL("**/newsletter/sent");
  await assertUsable(page);
  await page.goto(new URL(await linkTo(demonstration.lettersFolder, reader, "/newsletter/")).pathname);
  await assertUsable(page);
  await page.getByRole("button", { name: "Yes, I agree" }).click();
  await page.getByText("The newsletter comes to you").first().waitFor();

  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto("/mailings/new");
  await page.getByLabel("Also to readers who are no members").check();
  await page.locator("#subject").fill("News for everybody");
  await page.locator("#words").fill("Hello {name},\n\nthe food bank has a new home.");
  await page.getByRole("button", { name: "Save and look at it" }).click();
  await page.getByText("Readers who are no members get it too: fewer than 5.").waitFor();
  await assertUsable(page);
  await page.getByText("Send it", { exact: true }).click();
  await page.getByRole("button", { name: "Send it now" }).click();
  await page.waitForURL("**done=mailings-done-start");

  const stop = await linkTo(demonstration.lettersFolder, reader, "/unsubscribe/newsletter/");
  await page.context().clearCookies();
  await page.goto(new URL(stop).pathname);
  await page.getByText("What was kept of you as a reader is destroyed then").waitFor();
  await assertUsable(page);
  await page.getByRole("button", { name: "No more of these" }).click();
  await page.getByText("No more letters of this kind come to you").waitFor();
});
