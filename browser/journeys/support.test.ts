// A member is stuck: she makes a code, an officer looks along and changes nothing, the member sees it and ends it.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { assertUsable, press, type } from "./access.ts";
import { closeBrowser, journey, travel } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { signInAs } from "./people.ts";

let demonstration: Demonstration;
const address = () => demonstration.address;
const phone = { width: 360, height: 740 };

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

/** The member's number and a new code of hers, as she reads them out. */
async function readOut(page: Page): Promise<{ number: string; code: string }> {
  await page.goto("/me");
  const number = /\d{4} \d{4} \d{4}/.exec(await page.locator("main").innerText())?.[0] ?? "";
  await press(page, page.getByRole("link", { name: "Let somebody look along" }));
  await page.waitForURL("**/me/support");
  await assertUsable(page);
  await press(page, page.getByRole("button", { name: "Make a code" }));
  const code = await page.locator("main output").innerText();
  assert.match(code, /^\d{4} \d{4}$/);
  await assertUsable(page);
  return { number, code };
}

/** Types what was read out. */
async function typeIn(page: Page, number: string, code: string): Promise<void> {
  await type(page, page.getByLabel("Membership number"), number);
  await type(page, page.getByLabel("Code", { exact: true }), code);
  await press(page, page.getByRole("button", { name: "Look along" }));
}

journey("an officer looks along with a member, who sees it and ends it", address, async ({ page }) => {
  await page.setViewportSize(phone);
  await signInAs(page, /Alma Reyes, Member/);
  const { number, code } = await readOut(page);

  await travel(address(), async ({ page: officer }) => {
    await officer.setViewportSize(phone);
    await signInAs(officer, /Ruth Adeyemi, Administrator/);
    await officer.goto("/me");
    await press(officer, officer.getByRole("link", { name: "Look along with a member" }));
    await officer.waitForURL("**/support");
    await assertUsable(officer);
    // Without a reason, and with another code: refused, in words that tell nothing.
    await typeIn(officer, number, code);
    await officer.locator("#reason-error").waitFor();
    await type(officer, officer.getByLabel("Why you look along"), "Cannot find how to change her place.");
    await officer.getByLabel("Code", { exact: true }).fill("");
    await type(officer, officer.getByLabel("Code", { exact: true }), code === "0000 0000" ? "1111 1111" : "0000 0000");
    await press(officer, officer.getByRole("button", { name: "Look along" }));
    await officer.locator("#code-error").waitFor();
    await assertUsable(officer);
    await type(officer, officer.getByLabel("Code", { exact: true }), code);
    await press(officer, officer.getByRole("button", { name: "Look along" }));
    await officer.waitForURL("**/me");

    // Her pages, and above each whose they are.
    const banner = officer.getByRole("complementary", { name: "You are looking along" });
    assert.equal(await officer.getByRole("heading", { level: 1 }).innerText(), "Alma Reyes");
    for (const path of ["/me", "/", "/places", "/me/place", "/me/rights", "/me/consents", "/me/subscription", "/ballots"]) {
      await officer.goto(path);
      assert.ok((await banner.innerText()).includes("Alma Reyes"), path);
      await assertUsable(officer);
    }
    for (const path of ["/me/card", "/me/data/read", "/me/particulars", "/me/sign-in", "/people", "/support", "/nothing"]) {
      await officer.goto(path);
      assert.ok(await banner.isVisible(), path);
    }
    await officer.goto("/me/card");
    await officer.getByRole("heading", { name: "This page stays shut while you look along" }).waitFor();
    await assertUsable(officer);
    // On paper as well.
    await officer.emulateMedia({ media: "print" });
    assert.ok(await banner.getByText(/Alma Reyes/).isVisible());
    await officer.emulateMedia({ media: null });
    // Nothing can be pressed, and nothing can be sent by another way.
    await officer.goto("/me/consents");
    const form = officer.locator("form[action^='/me/consents/']").first();
    assert.ok(await form.locator("button").first().isDisabled());
    await form.evaluate((element) => (element as HTMLFormElement).submit());
    await officer.getByRole("heading", { name: "You are looking along; nothing can be changed" }).waitFor();
    await assertUsable(officer);
    // A page that is left open.
    await officer.goto("/me/consents");

    // The member sees who it is on whatever page she opens, reads why, and ends it.
    await page.goto("/places");
    const told = page.getByRole("complementary", { name: "Somebody is looking along" });
    assert.match(await told.innerText(), /Ruth Adeyemi \(Administrator\) is looking along with your pages since/);
    await assertUsable(page);
    await page.goto("/me/seen");
    await page.getByText(/Cannot find how to change her place/).waitFor();
    await assertUsable(page);
    await press(page, told.getByRole("button", { name: "End it now" }));
    await page.waitForURL("**done=membership-done-support-ended");
    assert.equal(await told.count(), 0);

    // What the officer still has open does nothing; her next page is her own.
    assert.ok(await form.locator("button").first().isDisabled());
    await officer.goto("/me");
    assert.equal(await officer.getByRole("heading", { level: 1 }).innerText(), "Ruth Adeyemi");
    assert.equal(await banner.count(), 0);
  });
});

journey("an officer looks along and ends it without scripts", address, async ({ page }) => {
  await signInAs(page, /Tomos Griffiths, Member/);
  await page.goto("/me");
  const number = /\d{4} \d{4} \d{4}/.exec(await page.locator("main").innerText())?.[0] ?? "";
  await page.goto("/me/support");
  await page.getByRole("button", { name: "Make a code" }).click();
  const code = await page.locator("main output").innerText();
  await page.context().clearCookies();

  await signInAs(page, /Ruth Adeyemi, Administrator/);
  await page.goto("/support");
  await page.getByLabel("Membership number").fill(number);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByLabel("Why you look along").fill("Cannot find her ballot.");
  await page.getByRole("button", { name: "Look along" }).click();
  await page.waitForURL("**/me");
  await page.getByRole("button", { name: "End it" }).click();
  await page.waitForURL("**done=membership-done-along-ended");
  await page.goto("/people");
  assert.equal(await page.getByRole("complementary", { name: "You are looking along" }).count(), 0);
}, { javaScriptEnabled: false });
