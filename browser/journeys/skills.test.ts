// Offering to help, being asked, saying yes, and writing with the organisers: by keyboard, without an address on either side.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { assertUsable, press, tabTo, type } from "./access.ts";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { linkTo } from "./letters.ts";
import { signInAs } from "./people.ts";

let demonstration: Demonstration;
const address = () => demonstration.address;
/** Far enough ahead, and near enough, whenever this runs. */
const day = new Date(Date.now() + 10 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const phone = { width: 360, height: 740 };

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

journey("a member offers a skill, an officer asks for it, she says yes and they write", address, async ({ page }) => {
  await page.setViewportSize(phone);
  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me");
  await press(page, page.getByRole("link", { name: "What I can help with" }));
  await page.waitForURL("**/me/skills");
  assert.equal(await page.locator("main form[action='/me/skills'] input:checked").count(), 0, "nothing is chosen");
  await assertUsable(page);
  // Sent empty, it says what is missing.
  await press(page, page.getByRole("button", { name: "Offer this" }));
  await page.locator("#skills-error").waitFor();
  await page.locator("#audience-error").waitFor();
  await assertUsable(page);
  await tabTo(page, page.getByLabel("Sign language"));
  await page.keyboard.press("Space");
  await tabTo(page, page.locator("#audience"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await press(page, page.getByRole("button", { name: "Offer this" }));
  await page.waitForURL("**done=membership-done-offered");
  const offered = page.locator("main li").filter({ hasText: "Sign language" });
  assert.ok(await offered.getByText(/Organisers of my branch, my region and the whole movement, since/).isVisible());
  await assertUsable(page);

  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto("/people");
  await press(page, page.getByRole("main").getByRole("link", { name: "Calls for help" }));
  await assertUsable(page);
  await press(page, page.getByRole("link", { name: "Ask for help" }));
  await page.locator("#skill").selectOption({ label: "Sign language" });
  await press(page, page.getByRole("button", { name: "How many can be asked?" }));
  await page.getByText(/Can be asked: Fewer than 5 people|Can be asked: \d+ people/).waitFor();
  await assertUsable(page);
  await type(page, page.locator("#what"), "Interpret at the open meeting.");
  await type(page, page.locator("#meets"), "Nottingham, Library Hall");
  await page.locator("#day").fill(day);
  await type(page, page.locator("#needed"), "1");
  await press(page, page.getByRole("button", { name: "Ask them" }));
  await page.waitForURL("**done=membership-done-help-asked");
  await assertUsable(page);
  const call = new URL(page.url()).pathname;
  assert.equal(await page.getByText("Alma Reyes").count(), 0, "who is asked is not told");

  const link = await linkTo(demonstration.lettersFolder, "alma.reyes@example.org", "/volunteering/answer/");
  await page.context().clearCookies();
  await page.goto(new URL(link).pathname);
  await assertUsable(page);
  await press(page, page.getByRole("button", { name: "Yes, I help" }));
  await page.waitForURL("**done=membership-done-help-yes");
  await assertUsable(page);

  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto(call);
  await press(page, page.getByRole("link", { name: "Alma Reyes" }));
  await page.getByText("Interpret at the open meeting.").waitFor();
  assert.equal(await page.getByText("alma.reyes@example.org").count(), 0, "without her address");
  await type(page, page.locator("#text"), "Thank you. Please come at six.");
  await press(page, page.getByRole("button", { name: "Send" }));
  await page.waitForURL("**done=membership-done-answered");

  await signInAs(page, /Alma Reyes, Member/);
  await page.goto("/me/volunteering");
  await assertUsable(page);
  await press(page, page.getByRole("link", { name: "Write with the organisers" }));
  await page.getByText("Please come at six.").waitFor();
  assert.equal(await page.locator("main").getByText("Ruth").count(), 0, "the office answers, not a person");

  await page.goto("/me/skills");
  await press(page, page.getByRole("button", { name: "Take back “Sign language”" }));
  await page.waitForURL("**done=membership-done-taken-back");
  assert.equal(await page.getByRole("button", { name: "Take back “Sign language”" }).count(), 0);
});

journey("a member offers a skill and takes it back without scripts", address, async ({ page }) => {
  await page.setViewportSize(phone);
  await signInAs(page, /Tomos Griffiths, Member/);
  await page.goto("/me/volunteering");
  assert.ok(await page.getByRole("heading", { name: "Translating into Welsh" }).isVisible(), "an officer asks for help");
  await page.getByRole("button", { name: "Not this time" }).click();
  await page.waitForURL("**done=membership-done-help-no");
  await page.goto("/me/skills");
  await page.getByLabel("Cooking and catering").check();
  await page.getByLabel("Organisers of my branch", { exact: true }).check();
  await page.getByRole("button", { name: "Offer this" }).click();
  await page.waitForURL("**done=membership-done-offered");
  await page.getByRole("button", { name: "Take back “Cooking and catering”" }).click();
  await page.waitForURL("**done=membership-done-taken-back");
  assert.equal(await page.getByRole("button", { name: "Take back “Cooking and catering”" }).count(), 0);
}, { javaScriptEnabled: false });
