// A passkey is added, signs in, and is offered first from then on. The browser's own authenticator is a virtual one.

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

/** Gives the page's browser an authenticator that unlocks itself, as a phone does for its owner. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const passkey = (page: Page) => page.locator("passkey-button button");

journey("a passkey is added by keyboard, signs in without an address, and is offered first", address, async ({ page }) => {
  await withAuthenticator(page);
  await signInAs(page, /Administrator/);
  await page.goto("/me/sign-in");
  await assertUsable(page);
  await page.locator("#name").fill("My phone");
  await passkey(page).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/me/sign-in?done=membership-done-passkey-added");
  assert.ok(await page.getByText("My phone", { exact: true }).isVisible());
  await assertUsable(page);

  await page.locator("form[action='/sign-out'] button").click();
  await page.goto("/sign-in?back=%2Foffices");
  const order = await page.locator("main").evaluate((main) => {
    const [first, mail] = [main.querySelector("passkey-button"), main.querySelector("#email")];
    return first && mail ? first.compareDocumentPosition(mail) & Node.DOCUMENT_POSITION_FOLLOWING : 0;
  });
  assert.notEqual(order, 0, "the passkey comes before the address");
  await passkey(page).click();
  await page.waitForURL("**/offices");
  await page.goto("/me/sign-in");
  assert.ok(await page.getByText("With a passkey").first().isVisible());
});

journey("whoever closes the browser's window is told, and may try again", address, async ({ page }) => {
  await signInAs(page, /Administrator/);
  await page.goto("/me/sign-in");
  await page.evaluate(() => {
    navigator.credentials.create = () => Promise.reject(new DOMException("closed", "NotAllowedError"));
  });

  await passkey(page).click();

  await page.getByRole("alert").filter({ hasText: "No passkey was used" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/me/sign-in");
});

journey("one-time codes are set up without scripts", address, async ({ page }) => {
  await signInAs(page, /Registrar/);
  await page.goto("/me/sign-in");
  assert.equal(await passkey(page).count(), 1);
  assert.ok(!(await passkey(page).isVisible()), "a passkey needs scripts");
  await page.locator("form[action='/me/sign-in/codes'] button").click();
  assert.ok(await page.locator("svg.qr").isVisible());
  await page.locator("#code").fill("000000");
  await page.locator("form[action='/me/sign-in/codes/confirm'] button").click();
  assert.equal(await page.locator("#code-error").count(), 1);
}, { javaScriptEnabled: false });
